/* Measures what a call costs that has nothing to do: calls MEMORY. Prints microseconds of the user a call. */
#include <stdio.h>
#include <sys/resource.h>

#include "mizan.h"

enum { CALLS = 200000 };

static double user(void)
{
    struct rusage used;
    getrusage(RUSAGE_SELF, &used);
    return (double) used.ru_utime.tv_sec + (double) used.ru_utime.tv_usec / 1e6;
}

int main(int argc, char **args)
{
    mizan_memory *memory;
    char *json;
    double before;
    if (argc != 2 || mizan_open(args[1], &memory) != 0)
        return 1;
    before = user();
    for (int call = 0; call < CALLS; call++) {
        if (mizan_lookup(memory, "", NULL, &json) != 0)
            return 1;
        mizan_free(json);
    }
    printf("lookup of an empty text\t%.2f\n", (user() - before) / CALLS * 1e6);
    before = user();
    for (int call = 0; call < CALLS; call++) {
        if (mizan_lookup(memory, "", "{\"min\": 80, \"limit\": 3, \"offsets\": \"utf16\"}", &json) != 0)
            return 1;
        mizan_free(json);
    }
    printf("the same with options\t%.2f\n", (user() - before) / CALLS * 1e6);
    before = user();
    for (int call = 0; call < CALLS; call++)
        if (mizan_lookup(memory, NULL, NULL, &json) != 100)
            return 1;
    printf("an error\t%.2f\n", (user() - before) / CALLS * 1e6);
    mizan_close(memory);
    return 0;
}
