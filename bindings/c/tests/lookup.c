/* Makes a memory, looks a sentence up, segments and aligns: the functions that a plug-in needs first. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "mizan.h"

static void must(int code)
{
    if (code != 0) {
        fprintf(stderr, "error %d: %s\n", code, mizan_last_error());
        exit(1);
    }
}

static void show(const char *what, char *json)
{
    printf("%s %s\n", what, json);
    mizan_free(json);
}

static void expect(const char *what, int is_so)
{
    if (!is_so) {
        fprintf(stderr, "not so: %s\n", what);
        exit(1);
    }
}

/* Writes a file beside the memory, and returns its name in a JSON array. */
static char *file(const char *memory, const char *ending, const char *content)
{
    static char path[4096], names[4200];
    FILE *out;
    snprintf(path, sizeof path, "%s.%s", memory, ending);
    out = fopen(path, "w");
    expect("a file can be written", out != NULL && fputs(content, out) >= 0 && fclose(out) == 0);
    snprintf(names, sizeof names, "[\"%s\"]", path);
    return names;
}

/* Parts and terms of a sentence, a second memory, and what is asked of files. */
static void ask_more(mizan_memory *memory, const char *path)
{
    char options[9000], second[4096], *json;
    mizan_memory *other;
    snprintf(second, sizeof second, "%s.second", path);
    must(mizan_create(second, &other));
    must(mizan_add(other, "صمام", "valve", NULL, &json));
    mizan_free(json);
    mizan_close(other);
    snprintf(options, sizeof options, "{\"parts\": true, \"terms\": \"%s\", \"memory\": [\"%s:5\"]}", second, second);
    for (int call = 0; call < 2; call++) {
        must(mizan_lookup(memory, "أغلق الصمام الرئيسي قبل المغادرة.", options, &json));
        expect("the terms are found", strstr(json, "\"terms\":[{") != NULL && strstr(json, "\"valve\"") != NULL);
        expect("parts are asked for", strstr(json, "\"fragments\":[") != NULL);
        show("terms of a sentence", json);
    }
    expect("a missing glossary is an error", mizan_lookup(memory, "x", "{\"terms\": \"none.mizan\"}", &json) == 2);

    must(mizan_check(file(path, "en-ar.tsv", "Wait 15 minutes.\tانتظر ٥٠ دقيقة.\n"), "{\"rules\": [\"numbers\"]}", &json));
    expect("the fault is found", strstr(json, "\"rule\":\"numbers\"") != NULL);
    show("check", json);
    expect("an unknown rule is refused", mizan_check("[]", "{\"rules\": [\"nonsense\"]}", &json) == 14);
    snprintf(options, sizeof options, "{\"memory\": [\"%s\"], \"rates\": \"exact=10%%,new=1\"}", path);
    must(mizan_analyse(file(path, "txt", "أغلق الصمام الرئيسي. ثم انتظر خمس دقائق.\n"), options, &json));
    expect("words are counted", strstr(json, "\"weighted_words\"") != NULL);
    show("analyse", json);
    must(mizan_terms(file(path, "ar-en.tsv", "عيّنت المحكمة القاضي.\tThe court appointed the judge.\n"
        "غادر القاضي المحكمة.\tThe judge left the court.\nالباب مغلق.\tThe door is closed.\n"), NULL, &json));
    expect("a term is found", strstr(json, "\"court\"") != NULL);
    show("terms", json);
    expect("files are an array", mizan_terms("7", NULL, &json) == 14);
}

int main(int count, char **args)
{
    mizan_memory *memory;
    char *json;
    expect("a path is given", count == 2);

    expect("a missing memory has error 2", mizan_open(args[1], &memory) == 2 && memory == NULL);
    expect("the error has a text", strlen(mizan_last_error()) > 0);
    must(mizan_create(args[1], &memory));
    must(mizan_add(memory, "أغلق الصمام الرئيسي.", "Close the main valve.", "{\"client\": \"Nile Pumps\"}", &json));
    show("add", json);
    must(mizan_lookup(memory, "أغلق الصمّام الرئيسيّ.", "{\"min\": 90, \"offsets\": \"utf16\"}", &json));
    expect("the sentence is found", strstr(json, "Close the main valve.") != NULL);
    show("lookup", json);
    must(mizan_lookup_many(memory, "[\"أغلق الصمام الرئيسي.\", \"لا شيء\"]", NULL, &json));
    show("lookup_many", json);
    must(mizan_search(memory, "valve", NULL, &json));
    show("search", json);
    ask_more(memory, args[1]);
    must(mizan_edit(memory, 1, "{\"target\": \"Shut the main valve.\"}", &json));
    show("edit", json);
    must(mizan_info(memory, NULL, &json));
    show("info", json);

    expect("an unknown option is refused", mizan_lookup(memory, "x", "{\"mni\": 1}", &json) == 14 && json == NULL);
    expect("NULL is refused", mizan_lookup(NULL, "x", NULL, &json) == 100);
    expect("no UTF-8 is refused", mizan_lookup(memory, "\xff", NULL, &json) == 101);
    expect("a place for the answer is needed", mizan_lookup(memory, "x", NULL, NULL) == 100);
    expect("the unit is missing", mizan_delete(memory, 99, NULL, &json) == 26);
    must(mizan_stop(memory, 1));
    expect("calls are ended", mizan_lookup(memory, "x", NULL, &json) == 28 && mizan_info(memory, NULL, &json) == 28);
    must(mizan_stop(memory, 0));
    must(mizan_check_text("Wait 15 minutes.", "انتظر ٥٠ دقيقة.", NULL, &json));
    expect("the fault of a text is found", strstr(json, "\"rule\":\"numbers\"") != NULL);
    show("check_text", json);
    must(mizan_delete(memory, 1, NULL, &json));
    show("delete", json);
    mizan_close(memory);
    mizan_close(NULL);

    must(mizan_segment("وصل القطار. ونزل الركاب.", "ar", &json));
    show("segment", json);
    must(mizan_align("[\"وصل القطار.\", \"ونزل الركاب.\"]", "\"The train arrived. The passengers got off.\"", NULL, &json));
    show("align", json);
    printf("version %s\n", mizan_version());
    return 0;
}
