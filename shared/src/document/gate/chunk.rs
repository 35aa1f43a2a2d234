//! Reading a change's bytes far enough to know that Automerge can.
//!
//! Automerge's reader trusts what it reads: a run length of forty bits keeps it busy for ever or fills the memory, and an
//! actor's number or a counter beyond what there is panics. So every length, number and counter is looked at here first.
//!
//! | bytes | what |
//! |---|---|
//! | 9 | magic, checksum, the chunk's type |
//! | leb | length of what follows |
//! | leb, n × 32 | dependencies |
//! | leb, n | actor |
//! | leb × 3 | sequence number, first operation's number, time (signed) |
//! | leb, n | message |
//! | leb, n × (leb, m) | other actors |
//! | leb, n × (leb, leb) | each column's kind and length |
//! | rest | the columns |
//!
//! A column is a sequence of runs: a positive length and one value; a negative one and as many values; 0 and the length
//! of a run of nothing. In columns of differences a value is added to the one before.

use crate::wire::limits::OPS_MAX;

const MAGIC: [u8; 4] = [0x85, 0x6f, 0x4a, 0x83];
/// Values of a column: one for each operation, or for each value an operation replaces.
const ROWS_MAX: u64 = 2 * OPS_MAX as u64;
const COUNTER_MAX: u64 = u32::MAX as u64;
/// The highest code of an operation.
const ACTION_MAX: u64 = 7;

/// Whether a chunk can be handed to Automerge's reader; if not, what was found.
pub(super) fn check(chunk: &[u8]) -> Result<(), &'static str> {
    let mut rest = Reader(chunk);
    if rest.take(4)? != MAGIC {
        return Err("another magic number");
    }
    rest.take(4)?;
    if rest.take(1)? != [1] {
        return Err("another kind of chunk");
    }
    if rest.length()? != rest.0.len() {
        return Err("bytes behind it or too few");
    }
    let n_deps = rest.length()?;
    rest.take(n_deps.checked_mul(32).ok_or("a length beyond all bounds")?)?;
    rest.bytes()?;
    let (_sequence, _first, _time) = (rest.unsigned()?, rest.unsigned()?, rest.signed()?);
    rest.bytes()?;
    let n_others = rest.length()?;
    for _ in 0..n_others {
        rest.bytes()?;
    }
    let mut columns = Vec::new();
    for _ in 0..rest.length()? {
        columns.push((rest.unsigned()?, rest.length()?));
    }
    let mut value_bytes = 0;
    for (kind, len) in columns {
        let column = Reader(rest.take(len)?);
        match kind {
            // The object's, the key's and the replaced values' actors, by number; 0 is the change's own.
            0x01 | 0x11 | 0x71 => column.each_run(|run| run.number_up_to(n_others as u64))?,
            0x02 => column.each_run(|run| run.number_up_to(COUNTER_MAX))?,
            0x13 | 0x73 => column.differences()?,
            0x15 => column.each_run(|run| run.0.bytes().map(|_| ()))?,
            0x34 => column.flags()?,
            0x42 => column.each_run(|run| run.number_up_to(ACTION_MAX))?,
            0x56 => value_bytes = column.value_lengths()?,
            0x57 if len as u64 == value_bytes => value_bytes = 0,
            0x70 => column.each_run(|run| run.number_up_to(ROWS_MAX))?,
            _ => return Err("a column this version does not know"),
        }
    }
    if value_bytes != 0 || !rest.0.is_empty() {
        return Err("values and their lengths that do not agree");
    }
    Ok(())
}

/// What is left to read.
pub(in crate::document) struct Reader<'a>(&'a [u8]);

/// A value in a column, and how often it stands there in a row.
struct Run<'r, 'a>(&'r mut Reader<'a>, u64);

impl Run<'_, '_> {
    fn number_up_to(&mut self, max: u64) -> Result<(), &'static str> {
        if self.0.unsigned()? <= max { Ok(()) } else { Err("a number beyond what there is") }
    }
}

impl<'a> Reader<'a> {
    pub(in crate::document) const fn new(bytes: &'a [u8]) -> Self {
        Self(bytes)
    }

    /// What has not been read.
    pub(in crate::document) const fn rest(&self) -> &'a [u8] {
        self.0
    }

    pub(in crate::document) fn take(&mut self, len: usize) -> Result<&'a [u8], &'static str> {
        let (head, tail) = self.0.split_at_checked(len).ok_or("less than a length says")?;
        self.0 = tail;
        Ok(head)
    }

    /// The bytes of a number in base 128, low bits first. Longer forms of the same number are refused, so that this reader
    /// and Automerge's cannot differ.
    fn base_128(&mut self) -> Result<&'a [u8], &'static str> {
        let len =
            self.0.iter().take(10).position(|byte| byte & 0x80 == 0).ok_or("a number that does not end")?;
        self.take(len + 1)
    }

    pub(in crate::document) fn unsigned(&mut self) -> Result<u64, &'static str> {
        let bytes = self.base_128()?;
        if let [.., before, 0] = bytes
            && before & 0x80 != 0
        {
            return Err("a number in a longer form");
        }
        let number = bytes.iter().rev().fold(0_u128, |number, byte| number << 7 | u128::from(byte & 0x7f));
        u64::try_from(number).ok().ok_or("a number beyond 64 bits")
    }

    pub(in crate::document) fn signed(&mut self) -> Result<i64, &'static str> {
        let bytes = self.base_128()?;
        let [.., last] = bytes else { return Err("no number") };
        if let [.., before, last] = bytes
            && ((*last == 0 && before & 0x40 == 0) || (*last == 0x7f && before & 0x40 != 0))
        {
            return Err("a number in a longer form");
        }
        let number = bytes.iter().rev().fold(0_i128, |number, byte| number << 7 | i128::from(byte & 0x7f));
        let beyond = if last & 0x40 == 0 { 0 } else { 1_i128 << (7 * bytes.len()) };
        i64::try_from(number - beyond).ok().ok_or("a number beyond 64 bits")
    }

    pub(in crate::document) fn length(&mut self) -> Result<usize, &'static str> {
        usize::try_from(self.unsigned()?).ok().ok_or("a length beyond all bounds")
    }

    pub(in crate::document) fn bytes(&mut self) -> Result<&'a [u8], &'static str> {
        let len = self.length()?;
        self.take(len)
    }

    /// Reads a column, run by run; `read` reads one value.
    fn each_run(
        mut self,
        mut read: impl FnMut(&mut Run<'_, 'a>) -> Result<(), &'static str>,
    ) -> Result<(), &'static str> {
        let mut n_rows = 0_u64;
        while !self.0.is_empty() {
            let length = self.signed()?;
            let n = if length == 0 { self.unsigned()? } else { length.unsigned_abs() };
            n_rows = n_rows
                .checked_add(n)
                .filter(|n_rows| *n_rows <= ROWS_MAX)
                .ok_or("more values than allowed")?;
            match length {
                0 if n == 0 => return Err("a run of no length"),
                0 => {}
                1.. => read(&mut Run(&mut self, n))?,
                _ => {
                    for _ in 0..n {
                        read(&mut Run(&mut self, 1))?;
                    }
                }
            }
        }
        Ok(())
    }

    /// A column of differences, whose sums are counters.
    fn differences(self) -> Result<(), &'static str> {
        let mut sum = 0_i128;
        self.each_run(|run| {
            sum += i128::from(run.0.signed()?) * i128::from(run.1);
            let is_counter = (0..=i128::from(COUNTER_MAX)).contains(&sum);
            if is_counter { Ok(()) } else { Err("a counter beyond what there is") }
        })
    }

    /// A column of values' types and lengths; how many bytes the values take together.
    fn value_lengths(self) -> Result<u64, &'static str> {
        let mut total = 0_u64;
        self.each_run(|run| {
            let len = run.0.unsigned()? >> 4;
            total = len
                .checked_mul(run.1)
                .and_then(|len| len.checked_add(total))
                .ok_or("a length beyond all bounds")?;
            Ok(())
        })?;
        Ok(total)
    }

    /// A column of yes and no: how often no, how often yes, and so on.
    fn flags(mut self) -> Result<(), &'static str> {
        let mut n_rows = 0_u64;
        while !self.0.is_empty() {
            n_rows = n_rows.saturating_add(self.unsigned()?);
            if n_rows > ROWS_MAX {
                return Err("more values than allowed");
            }
        }
        Ok(())
    }
}
