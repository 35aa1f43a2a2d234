// What a resident says, from hearing others support it to what became of it; and what the team can take back.

import { found, giveVoice, invite, join } from './acts.mjs';
import { World } from './world.mjs';

const world = World.ofThisFile();

const HERS = 'Plus de lampadaires dans notre parc';
const HIS = 'Des lampadaires dans le parc';
const ACTIVITY = 'Light in the park';
const LEADS_VISION = 'Every child walks to school alone, and every street is lit.';
const HIS_VISION = 'Our streets belong to those who grow up here.';

world.story('a voice is supported, set aside, used and joined, and its author reads all of it', async (step) => {
  const [lead, resident, coordinator] = await Promise.all([
    world.phone('lead'),
    world.phone('resident', { lang: 'fr' }),
    world.phone('coordinator', { lang: 'fr' }),
  ]);
  const { words } = lead;
  const newIn = lead.section(words.newIn);
  const hers = newIn.getByRole('heading', { name: HERS });
  let code;
  let voice;

  await step('two people say nearly the same to everyone', async () => {
    await found(lead, 'Nadia');
    await join(resident, await invite(lead, 'resident'), 'Amina');
    await join(coordinator, await invite(lead, 'coordinator'), 'Karim');
    code = await giveVoice(resident, { kind: 'idea', body: HERS, audience: 'everyone' });
    voice = new URL(resident.page.url()).pathname.split('/').pop();
    await giveVoice(coordinator, { kind: 'idea', body: HIS, audience: 'everyone' });
  });

  await step('one supports the other, takes it back, and supports her again', async () => {
    await coordinator.open('/see/voices');
    await coordinator.button(coordinator.words.support(code)).click();
    await coordinator.see(coordinator.text(coordinator.words.supportedFrom(1)));
    await coordinator.button(coordinator.words.unsupport(code)).click();
    await coordinator.button(coordinator.words.support(code)).click();
    await coordinator.see(coordinator.text(coordinator.words.youSupport));
    await lead.open('/desk');
    await lead.see(newIn.getByText(words.supportedFrom(1)));
  });

  await step('what is set aside until a day is off the desk, until that is undone', async () => {
    await lead.button(words.setAsideWhich(code)).click();
    await lead.choose(words.anotherDay);
    await lead.field(words.whichDay).fill('2099-01-01');
    await lead.button(words.doSetAside).last().click();
    await hers.waitFor({ state: 'detached' });
    await lead.see(lead.section(words.asideList).getByText(HERS));
    await lead.button(words.undo).click();
    await lead.see(hers);
    await lead.see(lead.text(words.undone));
  });

  await step('a word on where it stands can be undone', async () => {
    await lead.button(words.respondTo(code)).click();
    await lead.choose(words.placeNotNow);
    await lead.button(words.mark).click();
    await hers.waitFor({ state: 'detached' });
    await lead.button(words.undo).click();
    await lead.see(hers);
  });

  await step('what is given to somebody is on that person’s desk', async () => {
    await lead.button(words.setAsideWhich(code)).click();
    await lead.choose(words.giveIt);
    await lead.field(words.toWhom).selectOption('Karim');
    await lead.button(words.doSetAside).last().click();
    await hers.waitFor({ state: 'detached' });
    await coordinator.open('/desk');
    await coordinator.see(coordinator.section(coordinator.words.newIn).getByText(coordinator.words.givenToYou('Nadia')));
    await lead.button(words.undo).click();
    await lead.see(hers);
  });

  await step('it becomes an activity, with an answer in her language', async () => {
    await lead.button(words.makeOf(code)).click();
    await lead.choose(words.becomes.activity);
    await lead.field(words.fewWords).fill(ACTIVITY);
    await lead.see(lead.page.getByLabel(words.replyTo).and(lead.page.locator('[lang="fr"]')));
    await lead.button(words.addIt).click();
    await hers.waitFor({ state: 'detached' });
    await lead.link('See it').click();
    await lead.see(lead.heading(ACTIVITY));
    await lead.see(lead.section(words.cameFrom).getByText(HERS));
  });

  await step('she reads what became of it, and the answer', async () => {
    await resident.open(`/voice/${voice}`);
    const story = resident.section(resident.words.whatBecame);
    await resident.see(story.getByText(resident.words.becameThis));
    await resident.see(story.getByRole('link', { name: ACTIVITY }));
    await resident.see(resident.text(/^Merci\. Ce que vous avez écrit est devenu une activité/));
  });

  await step('what says the same is joined, and both their authors read it', async () => {
    await lead.open('/desk');
    const same = lead.section(words.sameThing);
    await lead.see(same.getByRole('link', { name: HIS }));
    await same.getByRole('button', { name: words.theSame }).click();
    await lead.button(words.undo).click();
    await same.getByRole('button', { name: words.theSame }).click();
    await resident.see(resident.section(resident.words.whatBecame).getByText(resident.words.joinedWithOne));
    await coordinator.open('/mine');
    await coordinator.link(HIS).click();
    const story = coordinator.section(coordinator.words.whatBecame);
    await coordinator.see(story.getByText(coordinator.words.joinedWithOne));
    await coordinator.see(story.getByRole('link', { name: ACTIVITY }));
  });

  await step('two rewrites of one paragraph, made apart, are told and one is kept', async () => {
    // Only the words differ between languages: he writes the same text.
    await coordinator.button('English').click();
    await Promise.all([lead.airplane(true), coordinator.airplane(true)]);
    for (const [phone, vision] of [
      [lead, LEADS_VISION],
      [coordinator, HIS_VISION],
    ]) {
      await phone.page.evaluate(() => {
        history.pushState(null, '', '/agenda/vision');
        dispatchEvent(new PopStateEvent('popstate'));
      });
      await phone.field(words.vision).fill(vision);
      await phone.button(words.save).click();
      await phone.see(phone.text(vision));
    }
    await Promise.all([lead.airplane(false), coordinator.airplane(false)]);
    await lead.see(lead.text(words.twoWordings));
    await lead.see(lead.text(`A – ${LEADS_VISION}`).or(lead.text(`B – ${LEADS_VISION}`)));
    await lead.link(words.editVision).click();
    await lead.see(lead.text(LEADS_VISION).last());
    await lead.see(lead.text(HIS_VISION));
    const kept = lead.page.getByRole('listitem').filter({ hasText: 'A – ' });
    const [, wording] = (await kept.locator('.words').innerText()).split('A – ');
    await lead.button(words.keepA).click();
    await lead.button(words.keepA).waitFor({ state: 'detached' });
    await coordinator.see(coordinator.text(wording));
    await lead.button(words.undo).click();
    await lead.see(lead.button(words.keepA));
  });
});
