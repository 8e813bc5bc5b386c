/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "lia-config.h"

#include "lia-duplicate-hints.h"

#include <glib/gi18n-lib.h>

#include "lia-duplicate-row.h"
#include "lia-live-duplicates.h"
#include "lia-text.h"

#define MAX_HINTS 3

/* After the last key press: long enough not to flicker, short enough to be seen before the next field. */
#define DELAY_MILLISECONDS 150

struct _LiaDuplicateHints
{
  AdwBin parent_instance;

  GtkRevealer *revealer; /* borrowed, as is what follows */
  GtkBox *rows;

  /* owned */
  LiaWorkspace *workspace; /* (nullable) */
  LiaRecordDraft *draft; /* (nullable) */
  LiaLiveDuplicates *duplicates;

  guint source;
};

G_DEFINE_FINAL_TYPE (LiaDuplicateHints, lia_duplicate_hints, ADW_TYPE_BIN)

enum
{
  SIGNAL_OPEN,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

static void
on_clicked (GtkButton *button, LiaDuplicateHints *self)
{
  const gint64 *id = g_object_get_data (G_OBJECT (button), "record");

  g_signal_emit (self, signals[SIGNAL_OPEN], 0, *id);
}

static GtkWidget *
make_label (const char *text, const char *style, const char *other_style)
{
  GtkWidget *label = gtk_label_new (text);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_wrap_mode (GTK_LABEL (label), PANGO_WRAP_WORD_CHAR);
  gtk_label_set_lines (GTK_LABEL (label), 2);
  gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
  gtk_widget_add_css_class (label, style);
  if (other_style != NULL)
    gtk_widget_add_css_class (label, other_style);
  return label;
}

static void
add_hint (LiaDuplicateHints *self, const LiaDuplicate *duplicate)
{
  const LiaRecordType *type = lia_record_draft_get_record_type (self->draft);
  g_autofree char *name = lia_duplicate_dup_name (lia_workspace_get_reader (self->workspace), type,
                                                  duplicate->second);
  g_autofree char *reason = lia_duplicate_dup_reason (duplicate);
  /* Translators: %s is a name; a button that takes that record instead of adding another */
  g_autofree char *tooltip = g_strdup_printf (_ ("Use %s Instead"), name);
  GtkWidget *button = gtk_button_new ();
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 3);

  gtk_box_append (GTK_BOX (box), make_label (name, "body", NULL));
  gtk_box_append (GTK_BOX (box), make_label (reason, "caption", "dimmed"));
  gtk_button_set_child (GTK_BUTTON (button), box);
  gtk_widget_add_css_class (button, "flat");
  gtk_widget_set_tooltip_text (button, tooltip);
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, tooltip,
                                  GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, reason, -1);
  g_object_set_data_full (G_OBJECT (button), "record",
                          g_memdup2 (&duplicate->second, sizeof (gint64)), g_free);
  g_signal_connect (button, "clicked", G_CALLBACK (on_clicked), self);
  gtk_box_append (self->rows, button);
}

static gboolean
update (gpointer data)
{
  LiaDuplicateHints *self = data;
  g_autoptr (LiaIdentity) identity = NULL;
  g_autoptr (GPtrArray) found = NULL;
  GtkWidget *child;

  self->source = 0;
  /* A form that fades out while its window closes. */
  if (lia_workspace_get_reader (self->workspace) == NULL)
    return G_SOURCE_REMOVE;

  identity = lia_identity_new_for_record (lia_record_draft_get_current (self->draft), NULL, 0);
  found = lia_live_duplicates_find (self->duplicates, identity, LIA_LIKENESS_POSSIBLE, MAX_HINTS);
  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self->rows))) != NULL)
    gtk_box_remove (self->rows, child);
  for (guint i = 0; i < found->len; i++)
    add_hint (self, g_ptr_array_index (found, i));
  gtk_revealer_set_reveal_child (self->revealer, found->len > 0);
  gtk_widget_set_visible (GTK_WIDGET (self), found->len > 0);
  return G_SOURCE_REMOVE;
}

static void
schedule (LiaDuplicateHints *self)
{
  g_clear_handle_id (&self->source, g_source_remove);
  self->source = g_timeout_add (DELAY_MILLISECONDS, update, self);
}

static void
lia_duplicate_hints_dispose (GObject *object)
{
  LiaDuplicateHints *self = LIA_DUPLICATE_HINTS (object);

  g_clear_handle_id (&self->source, g_source_remove);
  g_clear_object (&self->duplicates);
  g_clear_object (&self->draft);
  g_clear_object (&self->workspace);

  G_OBJECT_CLASS (lia_duplicate_hints_parent_class)->dispose (object);
}

static void
lia_duplicate_hints_class_init (LiaDuplicateHintsClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = lia_duplicate_hints_dispose;

  signals[SIGNAL_OPEN] = g_signal_new ("open", LIA_TYPE_DUPLICATE_HINTS, G_SIGNAL_RUN_LAST, 0, NULL,
                                       NULL, NULL, G_TYPE_NONE, 1, G_TYPE_INT64);
}

static void
lia_duplicate_hints_init (LiaDuplicateHints *self)
{
  GtkWidget *revealer = gtk_revealer_new ();
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 3);
  GtkWidget *rows = gtk_box_new (GTK_ORIENTATION_VERTICAL, 3);

  self->revealer = GTK_REVEALER (revealer);
  self->rows = GTK_BOX (rows);
  gtk_revealer_set_transition_type (self->revealer, GTK_REVEALER_TRANSITION_TYPE_SLIDE_UP);
  gtk_widget_set_margin_top (box, 6);
  gtk_widget_set_margin_bottom (box, 6);
  gtk_widget_set_margin_start (box, 12);
  gtk_widget_set_margin_end (box, 12);
  gtk_box_append (GTK_BOX (box), make_label (_ ("Is it one of these?"), "heading", NULL));
  gtk_box_append (GTK_BOX (box), rows);
  gtk_revealer_set_child (self->revealer, box);
  adw_bin_set_child (ADW_BIN (self), revealer);
  gtk_widget_set_visible (GTK_WIDGET (self), FALSE);
}

GtkWidget *
lia_duplicate_hints_new (LiaWorkspace *workspace, LiaRecordDraft *draft)
{
  LiaDuplicateHints *self = g_object_new (LIA_TYPE_DUPLICATE_HINTS, NULL);

  self->workspace = g_object_ref (workspace);
  self->draft = g_object_ref (draft);
  g_signal_connect_object (draft, "changed", G_CALLBACK (schedule), self, G_CONNECT_SWAPPED);
  self->duplicates = lia_live_duplicates_new (workspace, lia_record_draft_get_record_type (draft));
  g_signal_connect_object (self->duplicates, "changed", G_CALLBACK (schedule), self,
                           G_CONNECT_SWAPPED);

  return GTK_WIDGET (self);
}
