//! The folders of aligned documents: `ar.txt`, `en.txt` and a person's beads in `gold.txt`.

use std::path::{Path, PathBuf};

use anyhow::{Context, bail};
use mizan::align::read_beads;
use mizan::{Aligner, Bead};

use crate::files::folder;
use crate::terminal::input;

/// Returns the folders of documents, sorted. Each given folder is a document or contains documents.
pub(super) fn documents(folders: &[PathBuf]) -> anyhow::Result<Vec<PathBuf>> {
    let mut documents = Vec::new();
    for folder in folders {
        if folder.join("gold.txt").exists() {
            documents.push(folder.clone());
            continue;
        }
        let mut inside = folder::entries(folder).with_context(|| input::name(folder))?;
        inside.retain(|path| path.join("gold.txt").exists());
        if inside.is_empty() {
            bail!("{}: no gold.txt in it or in its folders", input::name(folder));
        }
        documents.append(&mut inside);
    }
    Ok(documents)
}

/// Returns the beads that a person made, and the beads that the aligner finds.
pub(super) fn align(folder: &Path, aligner: &Aligner) -> anyhow::Result<(Vec<Bead>, Vec<Bead>)> {
    let (arabic, english) = (lines(&folder.join("ar.txt"))?, lines(&folder.join("en.txt"))?);
    Ok((beads(&folder.join("gold.txt"))?, aligner.align(&arabic, &english).into_iter().collect()))
}

/// Reads a file of beads.
pub(super) fn beads(path: &Path) -> anyhow::Result<Vec<Bead>> {
    let bytes = input::read_bytes(path)?;
    read_beads(&bytes[..]).with_context(|| input::name(path))
}

fn lines(path: &Path) -> anyhow::Result<Vec<String>> {
    Ok(input::read_text(path)?.lines().map(str::to_owned).collect())
}
