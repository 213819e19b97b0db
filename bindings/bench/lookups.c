/* Looks each line of a file up: lookups MEMORY QUERIES THREADS. Prints lookups, seconds of the user and of the clock
 * for a pass over all lines, after one pass that warms the caches. */
#include <pthread.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/resource.h>
#include <time.h>

#include "mizan.h"

static mizan_memory *memory;
static char **lines;
static size_t count;
static int threads;
static size_t found;
static pthread_mutex_t lock = PTHREAD_MUTEX_INITIALIZER;

static void *work(void *data)
{
    size_t own = 0;
    for (size_t at = (size_t) data; at < count; at += (size_t) threads) {
        char *json;
        if (mizan_lookup(memory, lines[at], NULL, &json) != 0) {
            fprintf(stderr, "%s\n", mizan_last_error());
            exit(1);
        }
        own += strlen(json) > 2;
        mizan_free(json);
    }
    pthread_mutex_lock(&lock);
    found += own;
    pthread_mutex_unlock(&lock);
    return NULL;
}

static void pass(void)
{
    pthread_t all[64];
    found = 0;
    for (int number = 1; number < threads; number++)
        pthread_create(&all[number], NULL, work, (void *) (size_t) number);
    work(NULL);
    for (int number = 1; number < threads; number++)
        pthread_join(all[number], NULL);
}

static double user(void)
{
    struct rusage used;
    getrusage(RUSAGE_SELF, &used);
    return (double) used.ru_utime.tv_sec + (double) used.ru_utime.tv_usec / 1e6;
}

static double now(void)
{
    struct timespec at;
    clock_gettime(CLOCK_MONOTONIC, &at);
    return (double) at.tv_sec + (double) at.tv_nsec / 1e9;
}

int main(int argc, char **args)
{
    char *line = NULL;
    size_t room = 0;
    ssize_t length;
    FILE *file = argc == 4 ? fopen(args[2], "r") : NULL;
    if (file == NULL || mizan_open(args[1], &memory) != 0)
        return 1;
    threads = atoi(args[3]);
    if (threads < 1 || threads > 64)
        return 1;
    while ((length = getline(&line, &room, file)) > 0) {
        line[strcspn(line, "\r\n")] = '\0';
        lines = realloc(lines, (count + 1) * sizeof *lines);
        lines[count++] = strdup(line);
    }
    pass();
    double user_before = user(), before = now();
    pass();
    printf("%zu\t%zu\t%.3f\t%.3f\n", count, found, user() - user_before, now() - before);
    mizan_close(memory);
    return 0;
}
