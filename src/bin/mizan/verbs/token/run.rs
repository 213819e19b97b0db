//! What `mizan token` does.

use std::fs;
use std::io::{self, Write};

use anyhow::{Context, bail};
use mizan::server::{Access, TokenFile};
use serde_json::{Value, json};

use super::args::{Add, Args, List, Revoke, Tokens, What};
use crate::options::memory_file::data_folder;
use crate::terminal::escape::escaped;
use crate::terminal::outcome::Outcome;
use crate::terminal::remark::remark;
use crate::terminal::{input, json};

impl Args {
    pub(crate) fn run(self) -> anyhow::Result<Outcome> {
        match self.what {
            What::Add(what) => what.run(),
            What::List(what) => what.run(),
            What::Revoke(what) => what.run(),
        }
    }
}

impl Tokens {
    fn file(&self) -> anyhow::Result<TokenFile> {
        Ok(TokenFile::new(match &self.tokens {
            Some(file) => file.clone(),
            None => data_folder()?.join("tokens"),
        }))
    }
}

impl Add {
    fn run(self) -> anyhow::Result<Outcome> {
        let file = self.tokens.file()?;
        if self.tokens.tokens.is_none()
            && let Some(folder) = file.path().parent()
        {
            fs::create_dir_all(folder).with_context(|| input::name(folder))?;
        }
        let token = file.add(&self.name, self.rights.parse()?, &self.memory)?;
        writeln!(io::stdout(), "{token}").context("stdout")?;
        remark!("this token is shown once; {} keeps a hash of it", input::name(file.path()));
        Ok(Outcome::Done)
    }
}

impl List {
    fn run(self) -> anyhow::Result<Outcome> {
        let list = self.tokens.file()?.list()?;
        let mut out = io::stdout().lock();
        if self.json {
            json::print(&mut out, &list.iter().map(fields).collect::<Vec<_>>())?;
        } else {
            for Access { name, rights, memories, made, .. } in &list {
                let memories = if memories.is_empty() { "all".to_owned() } else { memories.join(",") };
                writeln!(out, "{}\t{rights}\t{}\t{made}", escaped(name), escaped(&memories))?;
            }
        }
        Ok(if list.is_empty() { Outcome::NothingFound } else { Outcome::Done })
    }
}

fn fields(access: &Access) -> Value {
    json!({
        "name": access.name,
        "rights": access.rights.name(),
        "memories": access.memories,
        "made": access.made,
    })
}

impl Revoke {
    fn run(self) -> anyhow::Result<Outcome> {
        let file = self.tokens.file()?;
        if !file.revoke(&self.name)? {
            bail!("{}: there is no token {:?}", input::name(file.path()), self.name);
        }
        remark!("revoked: {}", self.name);
        Ok(Outcome::Done)
    }
}
