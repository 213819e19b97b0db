use std::path::Path;

use mizan::text::fold;
use rapidfuzz::distance::levenshtein;
use rusqlite::Connection;

/// SQLite's FTS5 with its trigram tokenizer over folded texts; the best by its rank compared with rapidfuzz.
pub(crate) struct Fts5(Connection);

const COMPARED: i64 = 200;
// As many as it bears: it reads all lists of a query.
const GRAMS: usize = 24;

impl Fts5 {
    pub(crate) fn open(path: &Path, texts: &[String]) -> Self {
        let is_new = !path.exists();
        let connection = Connection::open(path).expect("a file");
        if is_new {
            let made = connection.execute_batch(
                "CREATE VIRTUAL TABLE units USING fts5(text, tokenize = 'trigram', detail = none); BEGIN",
            );
            made.expect("a table");
            let mut insert = connection.prepare("INSERT INTO units (text) VALUES (?1)").expect("a statement");
            for text in texts {
                insert.execute([fold(text)]).expect("it can be written");
            }
            drop(insert);
            connection.execute_batch("COMMIT").expect("it can be written");
        }
        Self(connection)
    }

    pub(crate) fn lookup(&self, query: &str) -> Vec<f64> {
        let folded = fold(query);
        let letters: Vec<char> = folded.chars().collect();
        let mut grams: Vec<String> =
            letters.windows(3).map(|gram| gram.iter().collect::<String>().replace('"', "\"\"")).collect();
        grams.sort();
        grams.dedup();
        // Spread over the text: FTS5 does not tell which are rare.
        let step = grams.len().div_ceil(GRAMS).max(1);
        let asked: Vec<String> = grams.iter().step_by(step).map(|gram| format!("\"{gram}\"")).collect();
        if asked.is_empty() {
            return Vec::new();
        }
        let mut statement = self
            .0
            .prepare_cached("SELECT text FROM units WHERE units MATCH ?1 ORDER BY rank LIMIT ?2")
            .expect("a statement");
        let comparator = levenshtein::BatchComparator::new(folded.chars());
        let rows = statement.query_map((asked.join(" OR "), COMPARED), |row| row.get::<_, String>(0));
        let mut ratios: Vec<f64> = rows
            .expect("it can be searched")
            .filter_map(|text| {
                let args = levenshtein::Args::default().score_cutoff(0.7);
                comparator.normalized_similarity_with_args(text.expect("a row").chars(), &args)
            })
            .collect();
        ratios.sort_by(|a, b| b.total_cmp(a));
        ratios.truncate(5);
        ratios
    }
}
