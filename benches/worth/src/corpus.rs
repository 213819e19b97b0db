use std::collections::HashSet;
use std::fs;
use std::io::{self, BufRead, BufReader};
use std::path::Path;

use flate2::read::GzDecoder;

/// A pair of the training files, with its place.
pub struct Pair {
    pub file: usize,
    pub line: usize,
    pub source: String,
    pub target: String,
}

pub struct Corpus {
    pub files: Vec<String>,
    pub pairs: Vec<Pair>,
}

impl Corpus {
    /// Reads the distinct pairs of a folder of `*.tsv.gz`, Arabic first; from English if asked.
    pub fn read(folder: &Path, from_english: bool) -> io::Result<Self> {
        let mut names: Vec<_> = fs::read_dir(folder)?.collect::<io::Result<Vec<_>>>()?;
        names.sort_by_key(fs::DirEntry::file_name);
        names.retain(|entry| entry.file_name().to_string_lossy().ends_with(".tsv.gz"));
        let (mut files, mut pairs, mut seen) = (Vec::new(), Vec::new(), HashSet::new());
        for entry in names {
            let input = BufReader::new(GzDecoder::new(fs::File::open(entry.path())?));
            for (line, text) in input.lines().enumerate() {
                let text = text?;
                let Some((arabic, english)) = text.split_once('\t') else { continue };
                let english = english.split('\t').next().unwrap_or_default();
                if arabic.trim().is_empty() || english.trim().is_empty() || !seen.insert(text.clone()) {
                    continue;
                }
                let (source, target) = if from_english { (english, arabic) } else { (arabic, english) };
                pairs.push(Pair { file: files.len(), line, source: source.into(), target: target.into() });
            }
            files.push(entry.file_name().to_string_lossy().into_owned());
        }
        Ok(Self { files, pairs })
    }
}
