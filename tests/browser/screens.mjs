// Every screen of the first journey: whose phone shows it, at which address, and how it gets there.

import { PICTURE, openLock, setCode } from './acts.mjs';

// The phones are in a world where everything has happened: a voice was given and answered, a figure has two answers.
// `prepare` does what an address cannot; `heading` is looked up in the words of the phone.
export const SCREENS = [
  { name: 'welcome', who: 'newcomer', path: '/', heading: 'welcome', by: 'load' },
  { name: 'found', who: 'newcomer', path: '/found', heading: 'foundTitle' },
  { name: 'recover', who: 'newcomer', path: '/recover', heading: 'recover' },
  {
    name: 'recover-wrong',
    who: 'newcomer',
    path: '/recover',
    heading: 'recover',
    async prepare({ phone, words }) {
      await phone.field(words.sheetLines).fill('ABCD EFGH');
      await phone.button(words.comeBack).click();
      await phone.see(phone.page.getByRole('alert').getByRole('link'));
    },
  },
  { name: 'join', who: 'newcomer', path: ({ link }) => `/${new URL(link).hash}`, heading: 'invitation', by: 'load' },
  { name: 'recovery', who: 'lead', path: '/recovery', heading: 'recovery' },
  { name: 'invite', who: 'lead', path: '/invite', heading: 'invite' },
  {
    name: 'invite-sheet',
    who: 'lead',
    path: '/invite',
    heading: 'invite',
    async prepare({ phone, words }) {
      await phone.button(words.makeInvitation).click();
      await phone.see(phone.page.getByTestId('invite-link'));
    },
    async leave({ phone, words }) {
      await phone.button(words.another).click();
    },
  },
  {
    name: 'invite-poster',
    who: 'lead',
    path: '/invite',
    heading: 'invite',
    async prepare({ phone, words }) {
      await phone.button(words.makeInvitation).click();
      await phone.page.locator('label[for=poster]').click();
    },
    async leave({ phone, words }) {
      await phone.button(words.another).click();
    },
  },
  { name: 'home-lead', who: 'lead', path: '/', heading: 'home' },
  { name: 'home-field-worker', who: 'worker', path: '/', heading: 'home' },
  { name: 'home-resident', who: 'resident', path: '/', heading: 'home' },
  { name: 'home-removed', who: 'removed', path: '/', heading: 'home' },
  { name: 'give-kind', who: 'resident', path: '/give', heading: 'kindTitle' },
  {
    name: 'give-kind-missing',
    who: 'resident',
    path: '/give',
    heading: 'kindTitle',
    async prepare({ phone, words }) {
      await phone.button(words.next).click();
      await phone.see(phone.page.getByRole('alert').getByRole('link'));
    },
  },
  { name: 'give-words', who: 'resident', path: '/give/words', heading: 'promptAny' },
  {
    name: 'give-media',
    who: 'resident',
    path: '/give/words',
    heading: 'promptAny',
    async prepare({ phone, words }) {
      await phone.field(words.takePhoto).setInputFiles(PICTURE);
      await phone.see(phone.button(words.removePhoto));
      await phone.button(words.recordVoice).click();
      await phone.see(phone.text(words.recorded(1)));
      await phone.button(words.endRecording).click();
      await phone.see(phone.button(words.removeRecording));
    },
    async leave({ phone, words }) {
      await phone.button(words.removePhoto).click();
      await phone.button(words.removeRecording).click();
    },
  },
  { name: 'give-audience', who: 'resident', path: '/give/audience', heading: 'audienceTitle' },
  { name: 'give-check', who: 'resident', path: '/give/check', heading: 'checkTitle' },
  { name: 'receipt', who: 'resident', path: ({ voice }) => `/receipt/${voice}`, heading: 'given' },
  { name: 'mine', who: 'resident', path: '/mine', heading: 'mine' },
  { name: 'voice', who: 'resident', path: ({ voice }) => `/voice/${voice}`, heading: 'voice' },
  { name: 'voice-media', who: 'lead', path: ({ shown }) => `/voice/${shown}`, heading: 'voice' },
  { name: 'agenda', who: 'lead', path: '/agenda', heading: 'agenda' },
  { name: 'agenda-edit', who: 'lead', path: '/agenda/vision', heading: 'editVision' },
  { name: 'results', who: 'worker', path: '/results', heading: 'results' },
  { name: 'indicator', who: 'worker', path: ({ indicator }) => `/results/${indicator}`, heading: 'lowIncome' },
  { name: 'record', who: 'worker', path: ({ indicator }) => `/results/${indicator}/record`, heading: 'recordFor' },
  {
    name: 'record-wrong',
    who: 'worker',
    path: ({ indicator }) => `/results/${indicator}/record`,
    heading: 'recordFor',
    async prepare({ phone, words }) {
      await phone.button(words.save).click();
      await phone.see(phone.page.getByRole('alert').getByRole('link').first());
    },
  },
  { name: 'all', who: 'lead', path: '/all', heading: 'whole' },
  { name: 'list', who: 'lead', path: '/all/goals', heading: 'goals' },
  { name: 'list-empty', who: 'resident', path: '/all/activities', heading: 'activities' },
  { name: 'entry', who: 'lead', path: ({ goal }) => goal, heading: 'firstGoal' },
  { name: 'entry-edit', who: 'lead', path: ({ goal }) => `${goal}/edit`, heading: 'editFirstGoal' },
  { name: 'entry-new', who: 'lead', path: '/all/services/new', heading: 'addService' },
  { name: 'see-worries', who: 'lead', path: '/see/worries', heading: 'seeWorries' },
  { name: 'see-activities', who: 'lead', path: '/see/activities', heading: 'seeActivities' },
  { name: 'see-partners', who: 'lead', path: '/see/partners', heading: 'seePartners' },
  { name: 'see-learning', who: 'lead', path: '/see/learning', heading: 'seeLearning' },
  { name: 'see-versions', who: 'lead', path: '/see/versions', heading: 'seeVersions' },
  { name: 'see-ratings', who: 'lead', path: '/see/ratings', heading: 'seeRatings' },
  { name: 'see-days', who: 'lead', path: '/see/days', heading: 'seeDays' },
  { name: 'field-day', who: 'worker', path: '/field', heading: 'day' },
  { name: 'field-end', who: 'worker', path: '/field/end', heading: 'endDay' },
  { name: 'field-code', who: 'resident', path: '/field/code', heading: 'lookUp' },
  { name: 'give-origin', who: 'worker', path: '/give/origin', heading: 'forAnother' },
  { name: 'form-make', who: 'lead', path: '/all/forms/new', heading: 'makeForm' },
  { name: 'form', who: 'worker', path: ({ form }) => form, heading: 'doorForm' },
  { name: 'form-ask', who: 'worker', path: ({ form }) => form.replace('/all/forms', '/field/ask'), heading: 'beforeQuestions' },
  { name: 'form-question', who: 'worker', path: ({ form }) => `${form.replace('/all/forms', '/field/ask')}/1`, heading: 'warmQuestion' },
  { name: 'form-check', who: 'worker', path: ({ form }) => `${form.replace('/all/forms', '/field/ask')}/check`, heading: 'checkTitle' },
  { name: 'lock-set', who: 'worker', path: '/field/lock', heading: 'lockTitle' },
  {
    name: 'locked',
    who: 'worker',
    path: '/field/lock',
    heading: 'lockTitle',
    async prepare({ phone, words }) {
      await setCode(phone, 'rose piano');
      await phone.button(words.lockNow).first().click();
      await phone.see(phone.heading(words.locked));
    },
    async leave({ phone, words }) {
      await openLock(phone, 'rose piano');
      await phone.button(words.takeLockOff).click();
    },
  },
  { name: 'see-figures', who: 'lead', path: '/see/figures', heading: 'figuresByYear' },
  { name: 'meet', who: 'lead', path: ({ meeting }) => `/meet/${meeting}`, heading: 'tableMeets' },
  { name: 'meet-large', who: 'lead', path: ({ meeting }) => `/meet/${meeting}/large`, heading: 'firstItem' },
  { name: 'closing', who: 'lead', path: '/people/closing', heading: 'closing' },
  { name: 'see-practices', who: 'lead', path: '/see/practices', heading: 'seePractices' },
  { name: 'see-stories', who: 'lead', path: '/see/stories', heading: 'seeStories' },
  { name: 'see-readiness', who: 'lead', path: '/see/readiness', heading: 'seeReadiness' },
  { name: 'history', who: 'lead', path: ({ goal }) => `${goal}/history`, heading: 'historyOfGoal' },
  { name: 'table', who: 'lead', path: '/all/partners/table', heading: 'partnersTable' },
  {
    name: 'table-brought',
    who: 'lead',
    path: '/all/partners/table',
    heading: 'partnersTable',
    async prepare({ phone, words }) {
      await phone.field(words.pasteTable).fill('name@en\tsector\tcolour\nThe clinic\thealth\tred\nThe shop\tshops\tblue');
      await phone.button(words.lookAtTable).click();
      await phone.see(phone.text(words.oneNewRow));
    },
  },
  { name: 'paste', who: 'lead', path: ({ indicator }) => `/results/${indicator}/paste`, heading: 'pasteFigures' },
  { name: 'papers', who: 'lead', path: '/papers', heading: 'papers' },
  {
    name: 'report',
    who: 'lead',
    path: '/papers/report',
    heading: 'paperReport',
    async prepare({ phone, words }) {
      await phone.button(words.makeReport).click();
      await phone.see(phone.text(words.atTable));
    },
  },
  { name: 'paper-form', who: 'lead', path: '/papers/voices', heading: 'paperForm' },
  { name: 'desk', who: 'lead', path: '/desk', heading: 'desk' },
  {
    name: 'desk-respond',
    who: 'lead',
    path: '/desk',
    heading: 'desk',
    async prepare({ phone, words, waiting }) {
      await phone.button(words.respondTo(waiting)).click();
      await phone.see(phone.field(words.answer));
    },
    async leave({ phone, words, waiting }) {
      await phone.button(words.respondTo(waiting)).click();
    },
  },
  {
    name: 'desk-promote',
    who: 'lead',
    path: '/desk',
    heading: 'desk',
    async prepare({ phone, words, waiting }) {
      await phone.button(words.makeOf(waiting)).click();
      await phone.choose(words.becomes.activity);
    },
    async leave({ phone, words, waiting }) {
      await phone.button(words.makeOf(waiting)).click();
    },
  },
  {
    name: 'desk-aside',
    who: 'lead',
    path: '/desk',
    heading: 'desk',
    async prepare({ phone, words, waiting }) {
      await phone.button(words.setAsideWhich(waiting)).click();
      await phone.choose(words.anotherDay);
    },
    async leave({ phone, words, waiting }) {
      await phone.button(words.setAsideWhich(waiting)).click();
    },
  },
  { name: 'see-voices', who: 'worker', path: '/see/voices', heading: 'seeVoices' },
  { name: 'to-send', who: 'traveller', path: '/to-send', heading: 'toSend' },
  { name: 'hand-over', who: 'worker', path: '/hand-over', heading: 'handOver' },
  { name: 'set-aside', who: 'lead', path: '/set-aside', heading: 'setAside' },
  { name: 'me', who: 'lead', path: '/me', heading: 'me' },
  { name: 'people', who: 'lead', path: '/people', heading: 'people' },
  {
    name: 'people-remove',
    who: 'lead',
    path: '/people',
    heading: 'people',
    async prepare({ phone, words }) {
      await phone.button(words.removeWhom('Tom')).click();
      await phone.see(phone.button(words.doRemove));
    },
    async leave({ phone, words }) {
      await phone.button(words.leaveIt).click();
    },
  },
  { name: 'people-resident', who: 'resident', path: '/people', heading: 'people' },
  { name: 'second-phone', who: 'resident', path: '/second-phone', heading: 'secondPhone' },
  {
    name: 'second-phone-square',
    who: 'resident',
    path: '/second-phone',
    heading: 'secondPhone',
    async prepare({ phone, words }) {
      await phone.button(words.showSquare).click();
      await phone.see(phone.page.getByTestId('invite-link'));
    },
  },
  { name: 'nothing-here', who: 'resident', path: '/no/such/screen/at/all', heading: 'notFound' },
];
