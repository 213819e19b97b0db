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
    must(mizan_edit(memory, 1, "{\"target\": \"Shut the main valve.\"}", &json));
    show("edit", json);
    must(mizan_info(memory, NULL, &json));
    show("info", json);

    expect("an unknown option is refused", mizan_lookup(memory, "x", "{\"mni\": 1}", &json) == 14 && json == NULL);
    expect("NULL is refused", mizan_lookup(NULL, "x", NULL, &json) == 100);
    expect("no UTF-8 is refused", mizan_lookup(memory, "\xff", NULL, &json) == 101);
    expect("a place for the answer is needed", mizan_lookup(memory, "x", NULL, NULL) == 100);
    expect("the unit is missing", mizan_delete(memory, 99, NULL, &json) == 26);
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
