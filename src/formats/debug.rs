//! `Debug` for the readers and writers. It shows only their names, since their inputs and outputs need not
//! implement `Debug`.

use std::fmt;
use std::io::{Read, Write};

#[cfg(feature = "xlsx")]
use crate::formats::xlsx;
use crate::formats::{csv, po, tbx, tmx, tsv, xliff};

macro_rules! opaque {
    ($bound:ident: $($format:ident::$name:ident),*) => {$(
        impl<T: $bound> fmt::Debug for $format::$name<T> {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.debug_struct(concat!(stringify!($format), "::", stringify!($name))).finish_non_exhaustive()
            }
        }
    )*};
}

opaque!(Read: csv::Reader, po::Reader, tbx::Reader, tmx::Reader, tsv::Reader, xliff::Reader);
opaque!(Write: csv::Writer, po::Writer, tbx::Writer, tmx::Writer, tsv::Writer, xliff::Writer);
#[cfg(feature = "xlsx")]
opaque!(Read: xlsx::Reader);
#[cfg(feature = "xlsx")]
opaque!(Write: xlsx::Writer);
