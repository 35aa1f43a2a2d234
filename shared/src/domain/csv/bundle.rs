//! Several files as one: a ZIP archive in which they are stored as they are, as APPNOTE 6.3.10 of PKWARE describes it.
//!
//! Packing them smaller would need a library that weighs more, in a browser, than it saves on tables of words. Nothing in
//! it says when it was made, so that the same initiative gives the same bytes.

/// A name in UTF-8 follows (bit 11 of the general purpose flags).
const UTF_8: u16 = 1 << 11;
/// The version that can read what is stored as it is.
const VERSION: u16 = 20;
/// The first day there is in such an archive: 1980-01-01.
const DAY: u16 = 1 << 5 | 1;

/// A ZIP archive of these files, by name.
///
/// # Errors
/// The number of bytes when that is more than such an archive holds: 4 GiB, or 65,535 files.
pub fn bundle(files: &[(String, String)]) -> Result<Vec<u8>, usize> {
    let n_bytes = files.iter().map(|(name, text)| 2 * name.len() + text.len() + 76).sum::<usize>() + 22;
    let n_files = u16::try_from(files.len()).ok().ok_or(n_bytes)?;
    let (mut archive, mut directory) = (Vec::with_capacity(n_bytes), Vec::new());
    for (name, text) in files {
        let about = about(name, text).ok_or(n_bytes)?;
        let at = four(archive.len()).ok_or(n_bytes)?;
        archive.extend([b"PK\x03\x04".as_slice(), &about, name.as_bytes(), text.as_bytes()].concat());
        // No comment, the first disk, no attributes, and where its bytes begin.
        let rest = [[0; 10].as_slice(), &at].concat();
        directory.extend(
            [b"PK\x01\x02".as_slice(), &VERSION.to_le_bytes(), &about, &rest, name.as_bytes()].concat(),
        );
    }
    let (at, long) = (four(archive.len()).ok_or(n_bytes)?, four(directory.len()).ok_or(n_bytes)?);
    let n_files = n_files.to_le_bytes();
    archive.extend(directory);
    archive.extend([b"PK\x05\x06".as_slice(), &[0; 4], &n_files, &n_files, &long, &at, &[0; 2]].concat());
    Ok(archive)
}

/// What both entries say of a file.
fn about(name: &str, text: &str) -> Option<Vec<u8>> {
    let (long, name_long) = (four(text.len())?, u16::try_from(name.len()).ok()?);
    // How it is packed (not at all), and the time of day.
    let plain = [0; 4];
    let sum = checksum(text.as_bytes()).to_le_bytes();
    let numbers = [VERSION, UTF_8].map(u16::to_le_bytes).concat();
    Some(
        [
            &numbers,
            plain.as_slice(),
            &DAY.to_le_bytes(),
            &sum,
            &long,
            &long,
            &name_long.to_le_bytes(),
            &[0; 2],
        ]
        .concat(),
    )
}

fn four(number: usize) -> Option<[u8; 4]> {
    u32::try_from(number).ok().map(u32::to_le_bytes)
}

/// CRC-32 as ISO-HDLC defines it.
fn checksum(bytes: &[u8]) -> u32 {
    let step = |sum: u32, byte: &u8| {
        (0..8).fold(sum ^ u32::from(*byte), |sum, _| (sum >> 1) ^ (0xedb8_8320 & 0u32.wrapping_sub(sum & 1)))
    };
    !bytes.iter().fold(!0, step)
}

#[cfg(test)]
mod tests {
    use super::{bundle, checksum};

    /// The check value of the catalogue of parametrised CRC algorithms.
    #[test]
    fn the_checksum_is_the_one_that_is_meant() {
        assert_eq!(checksum(b"123456789"), 0xcbf4_3926);
    }

    #[test]
    fn an_archive_of_one_file_is_what_the_format_says() {
        let archive = bundle(&[("é".to_owned(), "ab".to_owned())]).expect("it is small");
        let about = b"\x14\0\0\x08\0\0\0\0\x21\0\x6d\x48\x83\x9e\x02\0\0\0\x02\0\0\0\x02\0\0\0";
        let expected = [
            b"PK\x03\x04".as_slice(),
            about,
            "éab".as_bytes(),
            b"PK\x01\x02\x14\0",
            about,
            &[0; 10],
            &[0; 4],
            "é".as_bytes(),
            b"PK\x05\x06\0\0\0\0\x01\0\x01\0\x30\0\0\0\x22\0\0\0\0\0",
        ];
        assert_eq!(archive, expected.concat());
    }
}
