use std::fs;
use std::path::Path;

use mizan::text::fold;
use rapidfuzz::distance::levenshtein;
use tantivy::collector::TopDocs;
use tantivy::query::{BooleanQuery, Occur, Query, TermQuery};
use tantivy::schema::{IndexRecordOption, STORED, Schema, TextFieldIndexing, TextOptions, Value};
use tantivy::tokenizer::{NgramTokenizer, TextAnalyzer};
use tantivy::{Index, IndexReader, TantivyDocument, Term, doc};

/// Tantivy over the three-letter grams of folded texts; the best by its score compared with rapidfuzz.
pub(crate) struct Tantivy {
    index: Index,
    reader: IndexReader,
    text: tantivy::schema::Field,
}

const COMPARED: usize = 200;

impl Tantivy {
    pub(crate) fn open(folder: &Path, texts: &[String]) -> Self {
        let mut schema = Schema::builder();
        let indexing = TextFieldIndexing::default()
            .set_tokenizer("grams")
            .set_index_option(IndexRecordOption::WithFreqs);
        let text =
            schema.add_text_field("text", TextOptions::default().set_indexing_options(indexing) | STORED);
        let is_new = !folder.exists();
        fs::create_dir_all(folder).expect("a folder");
        let directory = tantivy::directory::MmapDirectory::open(folder).expect("a folder");
        let index = Index::open_or_create(directory, schema.build()).expect("an index");
        let grams = NgramTokenizer::new(3, 3, false).expect("three letters");
        index.tokenizers().register("grams", TextAnalyzer::builder(grams).build());
        if is_new {
            let mut writer = index.writer(300 << 20).expect("a writer");
            for given in texts {
                writer.add_document(doc!(text => fold(given))).expect("it can be written");
            }
            writer.commit().expect("it can be written");
            let segments = index.searchable_segment_ids().expect("segments");
            writer.merge(&segments).wait().expect("it can be merged");
        }
        let reader = index.reader().expect("a reader");
        Self { index, reader, text }
    }

    pub(crate) fn lookup(&self, query: &str) -> Vec<f64> {
        let folded = fold(query);
        let mut analyzer = self.index.tokenizers().get("grams").expect("it is registered");
        let mut stream = analyzer.token_stream(&folded);
        let mut grams = Vec::new();
        stream.process(&mut |token| grams.push(token.text.clone()));
        grams.sort();
        grams.dedup();
        let clauses = grams.iter().map(|gram| {
            let term = Term::from_field_text(self.text, gram);
            let query: Box<dyn Query> = Box::new(TermQuery::new(term, IndexRecordOption::WithFreqs));
            (Occur::Should, query)
        });
        let searcher = self.reader.searcher();
        let found = searcher
            .search(&BooleanQuery::new(clauses.collect()), &TopDocs::with_limit(COMPARED).order_by_score())
            .expect("it can be searched");
        let comparator = levenshtein::BatchComparator::new(folded.chars());
        let mut ratios: Vec<f64> = found
            .into_iter()
            .filter_map(|(_, address)| {
                let document: TantivyDocument = searcher.doc(address).expect("it is stored");
                let text = document.get_first(self.text)?.as_str()?.to_owned();
                let args = levenshtein::Args::default().score_cutoff(0.7);
                comparator.normalized_similarity_with_args(text.chars(), &args)
            })
            .collect();
        ratios.sort_by(|a, b| b.total_cmp(a));
        ratios.truncate(5);
        ratios
    }
}
