/* mizan: Arabic-English segmentation, alignment and translation memory. MIT OR Apache-2.0.
 * Made from the source of the library; docs/plugins.md describes how to use it. */

#ifndef MIZAN_H
#define MIZAN_H

#include <stdarg.h>
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>

// An open memory. All functions may use one memory from several threads at once, except `mizan_close`.
typedef struct mizan_memory mizan_memory;

// Learns how many bytes of a file have been read, and how many it has. Any value but 0 ends the import.
typedef int32_t (*mizan_watch)(uint64_t done, uint64_t all, void *data);

#ifdef __cplusplus
extern "C" {
#endif // __cplusplus

// Returns the text of the last failed call of this thread; an empty text if its last call succeeded. The text
// is valid until the next call of this thread, and is not to be freed.
const char *mizan_last_error(void);

// Looks for faults in translations: an array of findings, each with `rule`, `severity`, `message`, `source`,
// `target` and `place`. `files_json` is an array of bilingual files and memories. Options: `rules`, `terms`,
// `offsets`, `source-lang`, `target-lang` and `input-encoding`.
//
// # Safety
//
// The texts are NULL or end with a zero byte; `json` is NULL or may be written.
int32_t mizan_check(const char *files_json,
                    const char *options_json,
                    char **json);

// Looks for faults in the translation of one text: an array of findings as `mizan_check` answers them, without
// `place`. Options: `rules`, `terms`, `offsets`, `source-lang` and `target-lang`.
//
// # Safety
//
// As for `mizan_check`.
int32_t mizan_check_text(const char *source,
                         const char *target,
                         const char *options_json,
                         char **json);

// Counts the words of documents and bilingual files by match bands: an object with `bands`, `total`,
// `homogeneity` and `files`. `files_json` is an array of files. Options: `memory` (an array of
// `FILE[:PENALTY]`), `rates`, `source-lang`, `target-lang`, `input-encoding`, `repair`, `column` and the filters.
//
// # Safety
//
// As for `mizan_check`.
int32_t mizan_analyse(const char *files_json,
                      const char *options_json,
                      char **json);

// Finds terms with their translations: an array of terms, the strongest first. `files_json` is an array of
// memories, bilingual files, and documents in twos (a text, then its translation). Options: `least`, `limit`,
// `confidence`, `source-lang`, `target-lang`, `input-encoding`, `repair`, `column` and the filters.
//
// # Safety
//
// As for `mizan_check`.
int32_t mizan_terms(const char *files_json,
                    const char *options_json,
                    char **json);

// Opens a memory. A missing file is an error, and nothing is created. `*out` is NULL after an error.
//
// An address such as `http://127.0.0.1:8484/` opens the memories of a server (`mizan serve`) instead. The
// environment variable `MIZAN_TOKEN`, or the address (`http://HOST/t/TOKEN/`), may hold a token. Lookups,
// searches, `mizan_add`, `mizan_edit`, `mizan_delete` and `mizan_info` ask the server; functions that read or
// write files are an error.
//
// # Safety
//
// `path` is NULL or ends with a zero byte; `out` is NULL or may be written.
int32_t mizan_open(const char *path,
                   mizan_memory **out);

// Opens a memory, and makes it first if there is none.
//
// # Safety
//
// As for `mizan_open`.
int32_t mizan_create(const char *path, mizan_memory **out);

// Closes a memory. NULL is allowed.
//
// # Safety
//
// `memory` is NULL or a memory that is not closed and that no other thread uses.
void mizan_close(mizan_memory *memory);

// Asks that all calls that use a memory end soon with an error (`stop` 1), or allows calls again (`stop` 0).
// What a stopped call has not committed is rolled back. Any thread may call this.
//
// # Safety
//
// `memory` is NULL or a memory that is not closed.
int32_t mizan_stop(const mizan_memory *memory,
                   int32_t stop);

// Looks a text up: an array of matches, best first; with `parts` or `terms` an object with `matches`,
// `fragments` and `terms`. Options: `min`, `limit`, `from`, `to`, `previous`, `next`, `offsets`, `parts` (true),
// `terms` (a memory whose terms are looked for), `memory` (an array of further memories, `FILE[:PENALTY]`) and
// the others of `mizan lookup --help`. The files that options name stay open until the memory is closed.
//
// # Safety
//
// `handle` is NULL or a memory that is not closed; the texts are NULL or end with a zero byte; `json` is NULL
// or may be written. The same holds for all functions that take a memory.
int32_t mizan_lookup(const mizan_memory *handle,
                     const char *text,
                     const char *options_json,
                     char **json);

// Looks several texts up on all cores: `texts_json` is an array of texts, the answer an array of the
// answers in the same order. Options as for `mizan_lookup`, and `as-document`: the texts before and after a
// text are its neighbours.
//
// # Safety
//
// As for `mizan_lookup`.
int32_t mizan_lookup_many(const mizan_memory *handle,
                          const char *texts_json,
                          const char *options_json,
                          char **json);

// Finds the units that contain words: an array of units, the newest first; with `total` an object with `total`
// and `units`. Options: `in`, `limit`, `order`, `forms`, `total`, `memory`, `offsets` and the filters.
//
// # Safety
//
// As for `mizan_lookup`.
int32_t mizan_search(const mizan_memory *handle,
                     const char *words,
                     const char *options_json,
                     char **json);

// Tells what a memory holds: units, languages, clients and more. Options: the filters; or `check`, which looks
// for damage.
//
// # Safety
//
// As for `mizan_lookup`.
int32_t mizan_info(const mizan_memory *handle,
                   const char *options_json,
                   char **json);

// Reads a bilingual file (TMX, XLIFF, PO, TBX, TSV, CSV, XLSX, SDLTM) into a memory: a report with counts.
// `watch` may be NULL; it gets `data` with each call, in the calling thread. Options: `source-lang`,
// `target-lang`, `input-encoding`, `terms`, `dry-run`, `bring-back`, `domain`, `client`, `project`, `by` and
// `document`.
//
// # Safety
//
// As for `mizan_lookup`; `watch` is NULL or a function that does not unwind.
int32_t mizan_import(const mizan_memory *handle,
                     const char *path,
                     const char *options_json,
                     mizan_watch watch,
                     void *data,
                     char **json);

// Writes a memory into a new file; the ending of its name says the format. Options: `to`, `source-lang`,
// `target-lang`, `clean`, `terms`, `encoding`, `no-bom`, `force` (overwrites a file) and the filters.
//
// # Safety
//
// As for `mizan_lookup`.
int32_t mizan_export(const mizan_memory *handle,
                     const char *path,
                     const char *options_json,
                     char **json);

// Splits a text into segments: an array of objects with `start`, `end` and `text`. `lang` is a language such
// as `ar`; NULL judges each paragraph by its script. Places are in bytes, unless the option `offsets` of
// `mizan_segment_with` says otherwise.
//
// # Safety
//
// The texts are NULL or end with a zero byte; `json` is NULL or may be written.
int32_t mizan_segment(const char *text,
                      const char *lang,
                      char **json);

// Splits a text into segments, with the options `cut`, `longest`, `abbreviations` (a file) and `offsets`.
//
// # Safety
//
// As for `mizan_segment`.
int32_t mizan_segment_with(const char *text,
                           const char *lang,
                           const char *options_json,
                           char **json);

// Aligns two texts, each a JSON string (which is split into segments) or a JSON array of segments: an array
// of beads with `source_indices`, `target_indices` and `confidence`. Options: `source-lang`, `target-lang`,
// `within` (seconds), `lexicon` (a file), `split-beads` and `min-confidence`.
//
// # Safety
//
// The texts are NULL or end with a zero byte; `json` is NULL or may be written.
int32_t mizan_align(const char *source_json,
                    const char *target_json,
                    const char *options_json,
                    char **json);

// Frees an answer. NULL is allowed.
//
// # Safety
//
// `json` is NULL or an answer that is not freed.
void mizan_free(char *json);

// Returns the version of the library, such as "0.1.0". The text is not to be freed.
const char *mizan_version(void);

// Puts a text and its translation into a memory: a report with the number of the unit, `id`. Options:
// `source-lang`, `target-lang`, `status`, `note`, `domain`, `client`, `project`, `by` and `document`.
//
// # Safety
//
// As for `mizan_lookup`.
int32_t mizan_add(const mizan_memory *handle,
                  const char *source,
                  const char *target,
                  const char *options_json,
                  char **json);

// Changes a unit. Options: `source`, `target`, `status`, `note`, `domain`, `client`, `project`, `by` and
// `document`; an empty note or label removes that of the unit.
//
// # Safety
//
// As for `mizan_lookup`.
int32_t mizan_edit(const mizan_memory *handle,
                   int64_t id,
                   const char *options_json,
                   char **json);

// Deletes a unit. There are no options.
//
// # Safety
//
// As for `mizan_lookup`.
int32_t mizan_delete(const mizan_memory *handle, int64_t id, const char *options_json, char **json);

#ifdef __cplusplus
}  // extern "C"
#endif  // __cplusplus

#endif  /* MIZAN_H */
