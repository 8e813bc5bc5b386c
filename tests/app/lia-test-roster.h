/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "lia-window.h"

G_BEGIN_DECLS

/* A workspace in a folder of its own and a window on it, for tests of the roster and the import. */
typedef struct
{
  char *folder;
  LiaWorkspace *workspace;
  LiaWindow *window;
} LiaTestRoster;

/** HOSTILE_TEXT: what must show as it is in every widget */
#define HOSTILE_TEXT "<b>&amp;</b><a href=\"file:///etc/passwd\">x"

void lia_test_roster_init (int *argc, char ***argv);
void lia_test_roster_set_up (LiaTestRoster *self, gconstpointer data);
void lia_test_roster_tear_down (LiaTestRoster *self, gconstpointer data);

/** lia_test_close: closes @window, of which the test holds the last reference, and waits until its workspace is closed */
void lia_test_close (LiaWindow *window);

/** lia_test_remove_folder: with all that is in it */
void lia_test_remove_folder (const char *path);

/** lia_test_roster_add: saves a partner made of field, value pairs ending with %NULL. Returns: its id */
gint64 lia_test_roster_add (LiaTestRoster *self, ...) G_GNUC_NULL_TERMINATED;
/** lia_test_roster_add_many: @n partners in one batch, "Partner 00001" … */
void lia_test_roster_add_many (LiaTestRoster *self, guint n);
/** lia_test_roster_edit: sets one field of a partner, as another place of the program would */
void lia_test_roster_edit (LiaTestRoster *self, gint64 id, const char *field, const char *text);
void lia_test_roster_undo (LiaTestRoster *self);
/** lia_test_roster_write_file: Returns: (transfer full): a file of these contents in the test's folder */
GFile *lia_test_roster_write_file (LiaTestRoster *self, const char *name, const char *contents);

/** lia_test_roster_show: shows the window and waits until it has settled. Returns: (transfer none): its page */
LiaPage *lia_test_roster_show (LiaTestRoster *self, const char *page, int width, int height);

/** lia_test_child: a template's child by its id */
#define lia_test_child(widget, TYPE, id)                                                           \
  ((gpointer) gtk_widget_get_template_child (GTK_WIDGET (widget), TYPE, id))
/** lia_test_find: Returns: (nullable) (transfer none): the first visible descendant of @type, with @text when that is not %NULL */
gpointer lia_test_find (gpointer root, GType type, const char *text);

/* Runs the main loop until @condition holds; fails the test after a minute: a busy machine is slow. */
#define lia_test_wait(condition)                                                                   \
  G_STMT_START                                                                                     \
  {                                                                                                \
    gint64 deadline = g_get_monotonic_time () + 60 * G_USEC_PER_SEC;                               \
    while (!(condition) && g_get_monotonic_time () < deadline)                                     \
      g_main_context_iteration (NULL, lia_test_arm_timer ());                                      \
    g_assert_true (condition);                                                                     \
  }                                                                                                \
  G_STMT_END

/** lia_test_arm_timer: makes the next blocking iteration end soon. Returns: %TRUE */
gboolean lia_test_arm_timer (void);
/** lia_test_settle: lets layout, queries and animations come to rest */
void lia_test_settle (LiaTestRoster *self);

G_END_DECLS
