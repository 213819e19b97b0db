/* Eight threads use one memory at once, while one of them writes. */
#include <pthread.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "mizan.h"

enum { THREADS = 8, TURNS = 200 };

static mizan_memory *memory;

static void *work(void *data)
{
    long number = (long) data;
    for (int turn = 0; turn < TURNS; turn++) {
        char source[64], *json;
        if (number == 0) {
            snprintf(source, sizeof source, "اختبر المضخة رقم %d.", turn);
            if (mizan_add(memory, source, "Test the pump.", NULL, &json) != 0)
                return (void *) mizan_last_error();
            mizan_free(json);
            continue;
        }
        if (mizan_lookup(memory, "أغلق الصمام.", "{\"min\": 100}", &json) != 0)
            return (void *) mizan_last_error();
        if (strstr(json, "Close the valve.") == NULL)
            return "the unit was not found";
        mizan_free(json);
        /* The error of another thread does not show here. */
        if (mizan_lookup(memory, NULL, NULL, &json) != 100 || strcmp(mizan_last_error(), "text is NULL") != 0)
            return "the error is not that of this thread";
    }
    return NULL;
}

int main(int count, char **args)
{
    pthread_t threads[THREADS];
    char *json;
    if (count != 2 || mizan_create(args[1], &memory) != 0)
        return 1;
    if (mizan_add(memory, "أغلق الصمام.", "Close the valve.", NULL, &json) != 0)
        return 1;
    mizan_free(json);
    for (long number = 0; number < THREADS; number++)
        pthread_create(&threads[number], NULL, work, (void *) number);
    for (int number = 0; number < THREADS; number++) {
        void *fault;
        pthread_join(threads[number], &fault);
        if (fault != NULL) {
            fprintf(stderr, "thread %d: %s\n", number, (char *) fault);
            return 1;
        }
    }
    mizan_close(memory);
    printf("%d threads, %d calls each\n", THREADS, TURNS);
    return 0;
}
