/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "lia-config.h"

#include "lia-history-row.h"

#include <glib/gi18n-lib.h>

#include "lia-date-text.h"
#include "lia-text.h"

/* Adding a record or importing it touches most of its fields; the profile shows them all. */
#define MAX_SENTENCES 8

struct _LiaHistoryRow
{
  GtkListBoxRow parent_instance;

  /* template */
  GtkLabel *label;
  GtkLabel *sentences;
  GtkLabel *when;
  GtkWidget *revert;
  GtkWidget *undone;

  gint64 batch;
  guint n_changes;
};

G_DEFINE_FINAL_TYPE (LiaHistoryRow, lia_history_row, GTK_TYPE_LIST_BOX_ROW)

enum
{
  REVERT,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

static void
on_revert_clicked (LiaHistoryRow *self)
{
  g_signal_emit (self, signals[REVERT], 0, self->batch, self->n_changes);
}

static void
lia_history_row_dispose (GObject *object)
{
  gtk_widget_dispose_template (GTK_WIDGET (object), LIA_TYPE_HISTORY_ROW);

  G_OBJECT_CLASS (lia_history_row_parent_class)->dispose (object);
}

static void
lia_history_row_class_init (LiaHistoryRowClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = lia_history_row_dispose;

  signals[REVERT] = g_signal_new ("revert", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL,
                                  NULL, NULL, G_TYPE_NONE, 2, G_TYPE_INT64, G_TYPE_UINT);

  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/io/github/liaison_desk/Liaison/ui/history-row.ui");
  gtk_widget_class_bind_template_child (widget_class, LiaHistoryRow, label);
  gtk_widget_class_bind_template_child (widget_class, LiaHistoryRow, sentences);
  gtk_widget_class_bind_template_child (widget_class, LiaHistoryRow, when);
  gtk_widget_class_bind_template_child (widget_class, LiaHistoryRow, revert);
  gtk_widget_class_bind_template_child (widget_class, LiaHistoryRow, undone);
  gtk_widget_class_bind_template_callback (widget_class, on_revert_clicked);
}

static void
lia_history_row_init (LiaHistoryRow *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

static char *
dup_when (const LiaBatchInfo *batch)
{
  g_autoptr (GDateTime) utc = g_date_time_new_from_unix_utc (batch->made_at / 1000);
  g_autoptr (GDateTime) local = utc != NULL ? g_date_time_to_local (utc) : NULL;
  g_autofree char *when = local != NULL ? lia_date_text_with_time (local) : g_strdup ("");

  if (batch->author == NULL || *batch->author == '\0')
    return g_steal_pointer (&when);

  g_autofree char *author = lia_text_make_bidi_visible (batch->author);

  return g_strdup_printf ("%s · %s", when, author);
}

static char *
dup_sentences (const LiaHistoryEntry *entry)
{
  g_autoptr (GString) lines = g_string_new (NULL);
  guint n = g_strv_length (entry->sentences);
  guint n_shown = n > MAX_SENTENCES ? MAX_SENTENCES - 1 : n;

  for (guint i = 0; i < n_shown; i++)
    g_string_append_printf (lines, "%s%s", i > 0 ? "\n" : "", entry->sentences[i]);
  if (n > n_shown)
    {
      g_string_append_c (lines, '\n');
      g_string_append_printf (lines, ngettext ("and %u more", "and %u more", n - n_shown),
                              n - n_shown);
    }

  return lia_text_make_bidi_visible (lines->str);
}

LiaHistoryRow *
lia_history_row_new (const LiaHistoryEntry *entry, gboolean read_only)
{
  g_return_val_if_fail (entry != NULL, NULL);

  LiaHistoryRow *self = g_object_new (LIA_TYPE_HISTORY_ROW, NULL);
  const LiaBatchInfo *batch = entry->change->batch;
  g_autofree char *description = lia_history_describe_batch (batch);
  g_autofree char *label = lia_text_make_bidi_visible (description);
  g_autofree char *lines = dup_sentences (entry);
  g_autofree char *when = dup_when (batch);

  self->batch = batch->id;
  self->n_changes = batch->n_changes;
  gtk_label_set_text (self->label, label);
  gtk_label_set_text (self->sentences, lines);
  gtk_widget_set_visible (GTK_WIDGET (self->sentences), *lines != '\0');
  gtk_label_set_text (self->when, when);
  gtk_widget_set_visible (self->revert, !batch->undone && !read_only);
  gtk_widget_set_visible (self->undone, batch->undone);

  return self;
}
