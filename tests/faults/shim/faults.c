/*
 * Stands between a program and the C library, for files below one folder:
 *
 *   FAULTS_FOLDER   absolute path of the folder
 *   FAULTS_CONTROL  file of 64-bit numbers that says what is to go wrong; see `struct control`
 *   FAULTS_LOG      file that takes a record of each write, truncate, sync, unlink and rename
 *
 * Loaded by LD_PRELOAD. The control file is mapped, so that the program itself or another one
 * changes what happens by writing to it, without a new process for each trial.
 */
#define _GNU_SOURCE
#include <dlfcn.h>
#include <errno.h>
#include <fcntl.h>
#include <pthread.h>
#include <signal.h>
#include <stdarg.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <sys/uio.h>
#include <unistd.h>

enum { COUNT_WRITES = 1, COUNT_SYNCS = 2, COUNT_NAMES = 4 };
enum { FAIL = 0, KILL = 1 };

/* tests/faults/shim/control.ts has the same fields in the same order. */
struct control {
  int64_t armed;   /* 0: everything passes */
  int64_t counts;  /* which calls count: a sum of COUNT_… */
  int64_t at;      /* the call, counted from 1, that goes wrong */
  int64_t sticky;  /* 1: all later ones of its kind go wrong too */
  int64_t error;   /* errno of the failure */
  int64_t action;  /* FAIL, or KILL: the process ends in place of the call */
  int64_t budget;  /* bytes by which files may still grow, or -1 */
  int64_t counted; /* calls seen since it was armed */
  int64_t faults;  /* calls that went wrong */
  int64_t least;   /* the least that the budget ever was */
};

static pthread_once_t once = PTHREAD_ONCE_INIT;
static pthread_mutex_t lock = PTHREAD_MUTEX_INITIALIZER;
static struct control *control;
static const char *folder;
static size_t folder_length;
static int log_file = -1;

static ssize_t (*next_write)(int, const void *, size_t);
static ssize_t (*next_writev)(int, const struct iovec *, int);
static ssize_t (*next_pwrite)(int, const void *, size_t, off64_t);
static int (*next_ftruncate)(int, off64_t);
static int (*next_fallocate)(int, off64_t, off64_t);
static int (*next_fsync)(int);
static int (*next_fdatasync)(int);
static int (*next_unlink)(const char *);
static int (*next_rename)(const char *, const char *);
static int (*next_link)(const char *, const char *);

static void start(void) {
  next_write = dlsym(RTLD_NEXT, "write");
  next_writev = dlsym(RTLD_NEXT, "writev");
  next_pwrite = dlsym(RTLD_NEXT, "pwrite64");
  next_ftruncate = dlsym(RTLD_NEXT, "ftruncate64");
  next_fallocate = dlsym(RTLD_NEXT, "posix_fallocate64");
  next_fsync = dlsym(RTLD_NEXT, "fsync");
  next_fdatasync = dlsym(RTLD_NEXT, "fdatasync");
  next_unlink = dlsym(RTLD_NEXT, "unlink");
  next_rename = dlsym(RTLD_NEXT, "rename");
  next_link = dlsym(RTLD_NEXT, "link");
  folder = getenv("FAULTS_FOLDER");
  folder_length = folder == NULL ? 0 : strlen(folder);
  const char *path = getenv("FAULTS_CONTROL");
  if (path != NULL) {
    int file = open(path, O_RDWR | O_CLOEXEC);
    void *mapped = file < 0 ? MAP_FAILED
                            : mmap(NULL, sizeof *control, PROT_READ | PROT_WRITE, MAP_SHARED, file, 0);
    if (mapped == MAP_FAILED) {
      perror("The control file of the faults cannot be used");
      _exit(99);
    }
    control = mapped;
    close(file);
  }
  path = getenv("FAULTS_LOG");
  if (path != NULL) log_file = open(path, O_WRONLY | O_CREAT | O_APPEND | O_CLOEXEC, 0600);
}

static int is_inside(const char *path) {
  return folder_length > 0 && strncmp(path, folder, folder_length) == 0 &&
         (path[folder_length] == '/' || path[folder_length] == 0);
}

/* The path of an open file below the folder, or an empty text. */
static int path_of(int file, char *path, size_t size) {
  char link[64];
  snprintf(link, sizeof link, "/proc/self/fd/%d", file);
  ssize_t length = readlink(link, path, size - 1);
  if (length < 0) length = 0;
  path[length] = 0;
  return is_inside(path);
}

static void put(const void *bytes, size_t length) {
  const char *at = bytes;
  while (length > 0) {
    ssize_t done = next_write(log_file, at, length);
    if (done <= 0) _exit(98);
    at += done;
    length -= (size_t)done;
  }
}

/* One record: kind, offset, lengths of path and data, then both. */
static void record(char kind, const char *path, int64_t offset, const void *data, size_t length) {
  if (log_file < 0) return;
  int64_t head[4] = {kind, offset, (int64_t)strlen(path), (int64_t)length};
  put(head, sizeof head);
  put(path, strlen(path));
  put(data, length);
}

/* Counts a call; answers the errno with which it is to fail, or 0. Does not return from a kill. */
static int fault(int kind) {
  if (control == NULL || !control->armed || !(control->counts & kind)) return 0;
  control->counted += 1;
  int is_hit = control->sticky ? control->counted >= control->at : control->counted == control->at;
  if (!is_hit) return 0;
  control->faults += 1;
  if (control->action == KILL) {
    kill(getpid(), SIGKILL);
    for (;;) pause();
  }
  return (int)control->error;
}

static int64_t size_of(int file) {
  struct stat64 info;
  return fstat64(file, &info) == 0 ? (int64_t)info.st_size : 0;
}

static int has_budget(void) { return control != NULL && control->armed && control->budget >= 0; }

/* How many bytes of a write still have room; takes them from what is left. -1 where none has. */
static ssize_t room_for(int file, int64_t offset, size_t length) {
  if (!has_budget()) return (ssize_t)length;
  int64_t growth = offset + (int64_t)length - size_of(file);
  if (growth <= 0) return (ssize_t)length;
  if (growth > control->budget) {
    control->faults += 1;
    int64_t fits = (int64_t)length - (growth - control->budget);
    control->budget = 0;
    return fits > 0 ? (ssize_t)fits : -1;
  }
  control->budget -= growth;
  if (control->budget < control->least) control->least = control->budget;
  return (ssize_t)length;
}

static ssize_t write_at(int file, const void *data, size_t length, off64_t offset, int is_at) {
  char path[4096];
  pthread_once(&once, start);
  if (file == log_file || !path_of(file, path, sizeof path)) {
    return is_at ? next_pwrite(file, data, length, offset) : next_write(file, data, length);
  }
  pthread_mutex_lock(&lock);
  ssize_t done = -1;
  int failure = fault(COUNT_WRITES);
  if (!is_at) {
    int is_append = (fcntl(file, F_GETFL) & O_APPEND) != 0;
    offset = is_append ? (off64_t)size_of(file) : lseek64(file, 0, SEEK_CUR);
  }
  if (failure == 0) {
    ssize_t room = room_for(file, offset, length);
    if (room < 0) {
      failure = ENOSPC;
    } else {
      done = is_at ? next_pwrite(file, data, (size_t)room, offset)
                   : next_write(file, data, (size_t)room);
      failure = errno;
      if (done > 0) record('w', path, offset, data, (size_t)done);
    }
  }
  pthread_mutex_unlock(&lock);
  if (done < 0) errno = failure;
  return done;
}

ssize_t write(int file, const void *data, size_t size) { return write_at(file, data, size, 0, 0); }
ssize_t pwrite64(int f, const void *data, size_t n, off64_t at) { return write_at(f, data, n, at, 1); }
ssize_t pwrite(int f, const void *data, size_t n, off_t at) { return write_at(f, data, n, at, 1); }

ssize_t writev(int file, const struct iovec *parts, int count) {
  char path[4096];
  pthread_once(&once, start);
  if (!path_of(file, path, sizeof path)) return next_writev(file, parts, count);
  ssize_t total = 0;
  for (int at = 0; at < count; at += 1) {
    ssize_t done = write_at(file, parts[at].iov_base, parts[at].iov_len, 0, 0);
    if (done < 0) return total > 0 ? total : -1;
    total += done;
    if ((size_t)done < parts[at].iov_len) break;
  }
  return total;
}

int ftruncate64(int file, off64_t size) {
  char path[4096];
  pthread_once(&once, start);
  if (!path_of(file, path, sizeof path)) return next_ftruncate(file, size);
  pthread_mutex_lock(&lock);
  int result = -1;
  int failure = fault(COUNT_WRITES);
  int64_t before = size_of(file);
  if (failure == 0) {
    result = next_ftruncate(file, size);
    failure = errno;
    if (result == 0) {
      if (has_budget() && size < before) control->budget += before - size;
      record('t', path, size, "", 0);
    }
  }
  pthread_mutex_unlock(&lock);
  if (result < 0) errno = failure;
  return result;
}
int ftruncate(int file, off_t size) { return ftruncate64(file, size); }

int posix_fallocate64(int file, off64_t offset, off64_t length) {
  char path[4096];
  pthread_once(&once, start);
  if (!path_of(file, path, sizeof path)) return next_fallocate(file, offset, length);
  pthread_mutex_lock(&lock);
  int failure = fault(COUNT_WRITES);
  if (failure == 0 && room_for(file, offset, (size_t)length) < (ssize_t)length) failure = ENOSPC;
  if (failure == 0) failure = next_fallocate(file, offset, length);
  if (failure == 0) record('a', path, offset + length, "", 0);
  pthread_mutex_unlock(&lock);
  return failure;
}
int posix_fallocate(int file, off_t at, off_t size) { return posix_fallocate64(file, at, size); }

static int sync_with(int file, int (**next)(int)) {
  char path[4096];
  pthread_once(&once, start);
  if (!path_of(file, path, sizeof path)) return (*next)(file);
  pthread_mutex_lock(&lock);
  int result = -1;
  int failure = fault(COUNT_SYNCS);
  if (failure == 0) {
    /* What a disk would hold is simulated, so nothing needs to wait for the real one. */
    result = 0;
    record('s', path, 0, "", 0);
  }
  pthread_mutex_unlock(&lock);
  if (result < 0) errno = failure;
  return result;
}
int fsync(int file) { return sync_with(file, &next_fsync); }
int fdatasync(int file) { return sync_with(file, &next_fdatasync); }

int unlink(const char *path) {
  char whole[4096];
  pthread_once(&once, start);
  if (realpath(path, whole) == NULL || !is_inside(whole)) return next_unlink(path);
  pthread_mutex_lock(&lock);
  struct stat64 info;
  int64_t size = stat64(whole, &info) == 0 ? (int64_t)info.st_size : 0;
  int failure = fault(COUNT_NAMES);
  int result = failure == 0 ? next_unlink(path) : -1;
  if (failure == 0) failure = errno;
  if (result == 0) {
    if (has_budget()) control->budget += size;
    record('u', whole, 0, "", 0);
  }
  pthread_mutex_unlock(&lock);
  errno = failure;
  return result;
}

/* A rename, which is recorded, or a link, which is not: what is recorded replays no links. */
static int name_with(int (**next)(const char *, const char *), const char *from, const char *to) {
  char whole[4096];
  char target[4096];
  pthread_once(&once, start);
  if (realpath(from, whole) == NULL || !is_inside(whole)) return (*next)(from, to);
  pthread_mutex_lock(&lock);
  int failure = fault(COUNT_NAMES);
  int result = failure == 0 ? (*next)(from, to) : -1;
  if (failure == 0) failure = errno;
  int is_recorded = result == 0 && next == &next_rename && realpath(to, target) != NULL;
  if (is_recorded) record('r', whole, 0, target, strlen(target));
  pthread_mutex_unlock(&lock);
  errno = failure;
  return result;
}
int rename(const char *from, const char *to) { return name_with(&next_rename, from, to); }
int link(const char *from, const char *to) { return name_with(&next_link, from, to); }
