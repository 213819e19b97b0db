//! [`unpack`]: undoes the filters by which a stream is packed, up to a number of bytes.

use std::io::Read;

use super::lzw::unpack_lzw;
use super::object::{Dict, Object};
use super::predictor::undo_prediction;

// The most filters of a stream. Real streams have one or two.
const FILTERS: usize = 4;

/// The bytes of a stream without its filters.
#[derive(Debug, Default, PartialEq, Eq)]
pub(super) struct Unpacked {
    pub(super) bytes: Vec<u8>,
    /// True if the stream is damaged: the bytes end before its end, or may be others.
    pub(super) is_damaged: bool,
}

/// Returns the bytes of a stream without its filters. A stream that is damaged, or has more than `most`
/// bytes, ends there. `None` for a filter of pictures, or one that is not known.
pub(super) fn unpack(packed: &[u8], filters: &[Object], params: &[Dict], most: usize) -> Option<Unpacked> {
    let mut is_damaged = false;
    let mut bytes = packed[..packed.len().min(most)].to_vec();
    if filters.len() > FILTERS {
        return None;
    }
    for (number, filter) in filters.iter().enumerate() {
        let source = if number == 0 { packed } else { &bytes };
        let params = params.get(number);
        bytes = match filter.name()? {
            b"FlateDecode" | b"Fl" => undo_prediction(inflate(source, most, &mut is_damaged), params),
            b"LZWDecode" | b"LZW" => undo_prediction(unpack_lzw(source, early(params), most), params),
            b"ASCII85Decode" | b"A85" => from_base85(source),
            b"ASCIIHexDecode" | b"AHx" => from_hexadecimal(source),
            b"RunLengthDecode" | b"RL" => unpack_runs(source, most),
            b"Crypt" => source.to_vec(),
            _ => return None,
        };
    }
    Some(Unpacked { bytes, is_damaged })
}

fn early(params: Option<&Dict>) -> bool {
    params.and_then(|params| params.raw("EarlyChange")).and_then(Object::whole) != Some(0)
}

// Some files lack the head of the format or have a wrong sum at its end: what can be unpacked counts.
fn inflate(packed: &[u8], most: usize, is_damaged: &mut bool) -> Vec<u8> {
    let mut read = |mut input: Box<dyn Read + '_>| {
        let mut bytes = Vec::new();
        // An error ends the stream; the bytes before it are kept.
        *is_damaged = input.read_to_end(&mut bytes).is_err();
        bytes
    };
    let most = most as u64;
    let bytes = read(Box::new(flate2::read::ZlibDecoder::new(packed).take(most)));
    if !bytes.is_empty() || packed.len() < 3 {
        return bytes;
    }
    let bare = read(Box::new(flate2::read::DeflateDecoder::new(&packed[2..]).take(most)));
    if bare.is_empty() { read(Box::new(flate2::read::DeflateDecoder::new(packed).take(most))) } else { bare }
}

fn from_hexadecimal(packed: &[u8]) -> Vec<u8> {
    let digits = packed.iter().take_while(|byte| **byte != b'>');
    let digits: Vec<u32> = digits.filter_map(|byte| char::from(*byte).to_digit(16)).collect();
    digits.chunks(2).map(|pair| (pair[0] << 4 | pair.get(1).copied().unwrap_or(0)) as u8).collect()
}

fn from_base85(packed: &[u8]) -> Vec<u8> {
    let mut bytes = Vec::with_capacity(packed.len() / 5 * 4);
    let mut group = Vec::with_capacity(5);
    for &byte in packed.iter().take_while(|byte| **byte != b'~') {
        match byte {
            b'z' if group.is_empty() => bytes.extend([0; 4]),
            b'!'..=b'u' => group.push(byte - b'!'),
            _ => {}
        }
        if group.len() == 5 {
            bytes.extend(group_of_85(&group));
            group.clear();
        }
    }
    if group.len() > 1 {
        let whole = group.len() - 1;
        group.resize(5, 84);
        bytes.extend(&group_of_85(&group)[..whole]);
    }
    bytes
}

fn group_of_85(digits: &[u8]) -> [u8; 4] {
    let value =
        digits.iter().fold(0_u32, |value, digit| value.wrapping_mul(85).wrapping_add(u32::from(*digit)));
    value.to_be_bytes()
}

fn unpack_runs(packed: &[u8], most: usize) -> Vec<u8> {
    let (mut bytes, mut rest) = (Vec::new(), packed);
    while let Some((&length, behind)) = rest.split_first() {
        let length = usize::from(length);
        match length {
            0..=127 => {
                let run = &behind[..behind.len().min(length + 1)];
                bytes.extend(run);
                rest = &behind[run.len()..];
            }
            129.. if !behind.is_empty() => {
                bytes.extend(std::iter::repeat_n(behind[0], 257 - length));
                rest = &behind[1..];
            }
            _ => break,
        }
        if bytes.len() > most {
            break;
        }
    }
    bytes.truncate(most);
    bytes
}

#[cfg(test)]
mod tests {
    use super::*;

    fn unpacked(packed: &[u8], filter: &str) -> Vec<u8> {
        unpack(packed, &[Object::Name(filter.as_bytes().to_vec())], &[], 1000).unwrap().bytes
    }

    #[test]
    fn each_filter_is_undone() {
        assert_eq!(unpacked(b"48 65 6C6c 6F>", "ASCIIHexDecode"), b"Hello");
        assert_eq!(unpacked(b"87cURDZ~>", "ASCII85Decode"), b"Hello");
        assert_eq!(unpacked(b"\x04Hello\xFE!\x80", "RunLengthDecode"), b"Hello!!!");
        assert_eq!(unpack(b"", &[Object::Name(b"DCTDecode".to_vec())], &[], 9), None);
    }

    #[test]
    fn a_stream_that_unpacks_to_more_than_allowed_is_cut() {
        let mut packed = Vec::new();
        flate2::read::ZlibEncoder::new(&[b'a'; 5000][..], flate2::Compression::fast())
            .read_to_end(&mut packed)
            .unwrap();
        assert_eq!(unpacked(&packed, "FlateDecode").len(), 1000);
        assert_eq!(unpacked(&packed[..packed.len() - 6], "FlateDecode").len(), 1000);
        // Without the two bytes of the head.
        assert_eq!(unpacked(&packed[2..], "FlateDecode").len(), 1000);
    }
}
