//! [`Object`]: a value of a PDF file, and [`Dict`], values by name.

/// A value of a PDF file.
#[derive(Clone, Debug, Default, PartialEq)]
pub(crate) enum Object {
    /// Nothing, or a truth value, which no text depends on.
    #[default]
    Null,
    /// A number, whole or not.
    Number(f64),
    /// A name, without its slash.
    Name(Vec<u8>),
    /// A string of bytes.
    Bytes(Vec<u8>),
    /// Values in order.
    Array(Vec<Self>),
    /// Values by name.
    Dict(Dict),
    /// The number of another object.
    Reference(u32),
    /// A stream.
    Stream(Stream),
}

/// A stream: its dictionary, and where its packed bytes lie in the file.
#[derive(Clone, Debug, Default, PartialEq)]
pub(crate) struct Stream {
    /// Says how the bytes are packed, and what they are.
    pub(crate) dict: Dict,
    /// The first byte.
    pub(super) start: usize,
    /// The number of bytes.
    pub(super) length: usize,
}

impl Object {
    /// Returns the number, if this is one.
    pub(crate) fn number(&self) -> Option<f64> {
        if let Self::Number(number) = *self { Some(number) } else { None }
    }

    /// Returns the number, if this is a whole one that is not negative.
    pub(crate) fn whole(&self) -> Option<u32> {
        let number = self.number()?;
        (number.fract() == 0.0 && (0.0..=f64::from(u32::MAX)).contains(&number)).then_some(number as u32)
    }

    /// Returns the name, if this is one.
    pub(crate) fn name(&self) -> Option<&[u8]> {
        if let Self::Name(name) = self { Some(name) } else { None }
    }

    /// Returns the values, if this is an array.
    pub(crate) fn array(&self) -> Option<&[Self]> {
        if let Self::Array(values) = self { Some(values) } else { None }
    }

    /// Returns the dictionary, also that of a stream.
    pub(crate) fn dict(&self) -> Option<&Dict> {
        match self {
            Self::Dict(dict) | Self::Stream(Stream { dict, .. }) => Some(dict),
            _ => None,
        }
    }

    /// Returns the stream, if this is one.
    pub(crate) fn stream(&self) -> Option<&Stream> {
        if let Self::Stream(stream) = self { Some(stream) } else { None }
    }
}

/// Values by name. A dictionary has a dozen entries, which are searched one by one.
#[derive(Clone, Debug, Default, PartialEq)]
pub(crate) struct Dict {
    entries: Vec<(Vec<u8>, Object)>,
    // True if a value stood without a name, or a name without a value.
    is_odd: bool,
}

impl Dict {
    /// Makes a dictionary from what stands between its brackets: names and values in turns.
    pub(super) fn from_values(values: Vec<Object>) -> Self {
        let mut dict = Self { entries: Vec::with_capacity(values.len() / 2), is_odd: false };
        let mut values = values.into_iter();
        while let Some(key) = values.next() {
            // A value without a name is passed over.
            let Object::Name(key) = key else {
                dict.is_odd = true;
                continue;
            };
            let value = values.next();
            dict.is_odd |= value.is_none();
            dict.entries.push((key, value.unwrap_or_default()));
        }
        dict
    }

    /// Makes the dictionary that names the root of a document.
    pub(super) fn of_root(id: u32) -> Self {
        Self { entries: vec![(b"Root".to_vec(), Object::Reference(id))], is_odd: false }
    }

    /// Returns the value of a name as the file has it: it may be a reference.
    pub(crate) fn raw(&self, key: &str) -> Option<&Object> {
        self.entries.iter().find(|(name, _)| name == key.as_bytes()).map(|(_, value)| value)
    }

    /// Returns the value of a name that is given as bytes.
    pub(crate) fn raw_named(&self, key: &[u8]) -> Option<&Object> {
        self.entries.iter().find(|(name, _)| name == key).map(|(_, value)| value)
    }

    /// Returns true if all names are among the given ones and each has a value.
    pub(crate) fn has_only(&self, names: &[&str]) -> bool {
        !self.is_odd
            && self.entries.iter().all(|(name, _)| names.iter().any(|known| known.as_bytes() == name))
    }

    /// Returns true if the dictionary says of itself that it is of this type.
    pub(crate) fn is_type(&self, name: &str) -> bool {
        self.raw("Type").and_then(Object::name) == Some(name.as_bytes())
    }
}
