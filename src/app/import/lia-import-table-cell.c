/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "lia-config.h"

#include "lia-import-table-cell.h"

#include <glib/gi18n-lib.h>

#include "lia-text.h"

#define CELL_CHARACTERS  24
#define SHOWN_CHARACTERS 200

struct _LiaImportTableCell
{
  GtkBox parent_instance;

  /* borrowed */
  GtkLabel *label;
  GtkWidget *mark; /* (nullable): made when it is needed first; most cells never need one */
};

G_DEFINE_FINAL_TYPE (LiaImportTableCell, lia_import_table_cell, GTK_TYPE_BOX)

enum
{
  CORRECT,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

static void
lia_import_table_cell_class_init (LiaImportTableCellClass *klass)
{
  signals[CORRECT] = g_signal_new ("correct", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL,
                                   NULL, NULL, G_TYPE_NONE, 0);
}

static void
lia_import_table_cell_init (LiaImportTableCell *self)
{
  self->label = GTK_LABEL (gtk_label_new (""));
  gtk_label_set_xalign (self->label, 0);
  gtk_label_set_max_width_chars (self->label, CELL_CHARACTERS);
  gtk_box_set_spacing (GTK_BOX (self), 6);
  gtk_box_append (GTK_BOX (self), GTK_WIDGET (self->label));
  gtk_widget_add_css_class (GTK_WIDGET (self), "cell");
}

GtkWidget *
lia_import_table_cell_new (void)
{
  return g_object_new (LIA_TYPE_IMPORT_TABLE_CELL, NULL);
}

char *
lia_import_table_cell_dup_shown (const char *text)
{
  g_autofree char *start
      = text != NULL
            ? g_utf8_substring (text, 0,
                                MIN (SHOWN_CHARACTERS, g_utf8_strlen (text, 4 * SHOWN_CHARACTERS)))
            : g_strdup ("");

  /* One line a cell, whatever the file has in it. */
  g_strdelimit (start, "\r\n\t", ' ');

  return lia_text_make_bidi_visible (start);
}

static void
on_mark_clicked (LiaImportTableCell *self)
{
  g_signal_emit (self, signals[CORRECT], 0);
}

static void
ensure_mark (LiaImportTableCell *self)
{
  if (self->mark != NULL)
    return;
  self->mark = gtk_button_new ();
  gtk_widget_add_css_class (self->mark, "flat");
  gtk_widget_set_valign (self->mark, GTK_ALIGN_CENTER);
  gtk_box_prepend (GTK_BOX (self), self->mark);
  g_signal_connect_object (self->mark, "clicked", G_CALLBACK (on_mark_clicked), self,
                           G_CONNECT_SWAPPED);
}

/* Only what is long is cut short, and not below a width that can be read. */
static void
set_text (LiaImportTableCell *self, const char *text, gboolean is_long)
{
  gtk_label_set_ellipsize (self->label, is_long ? PANGO_ELLIPSIZE_END : PANGO_ELLIPSIZE_NONE);
  gtk_label_set_width_chars (self->label, is_long ? CELL_CHARACTERS : -1);
  gtk_label_set_text (self->label, text);
}

static void
set_class (GtkWidget *widget, const char *name, gboolean set)
{
  if (set)
    gtk_widget_add_css_class (widget, name);
  else
    gtk_widget_remove_css_class (widget, name);
}

/* @text: "" for an empty cell. @reason: (nullable): of a cell that was corrected, and can be again */
static void
set_mark (LiaImportTableCell *self, const char *text, const char *reason)
{
  /* Translators: %s is the text of a cell */
  g_autofree char *name = *text != '\0' ? g_strdup_printf (_ ("Correct “%s”"), text)
                                        : g_strdup (_ ("Correct the Empty Cell"));

  ensure_mark (self);
  gtk_button_set_icon_name (GTK_BUTTON (self->mark),
                            reason != NULL ? "dialog-error-symbolic" : "document-edit-symbolic");
  set_class (self->mark, "error", reason != NULL);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->mark), GTK_ACCESSIBLE_PROPERTY_LABEL, name,
                                  GTK_ACCESSIBLE_PROPERTY_DESCRIPTION,
                                  reason != NULL ? reason : _ ("This cell was corrected."), -1);
}

void
lia_import_table_cell_set (LiaImportTableCell *self,
                           const char *text,
                           const char *reason,
                           gboolean corrected)
{
  g_autofree char *shown = lia_import_table_cell_dup_shown (text);
  g_autofree char *shown_reason = reason != NULL ? lia_text_make_bidi_visible (reason) : NULL;
  gboolean is_long;

  g_return_if_fail (LIA_IS_IMPORT_TABLE_CELL (self));

  is_long = g_utf8_strlen (shown, -1) > CELL_CHARACTERS;
  set_text (self, shown, is_long);
  set_class (GTK_WIDGET (self), "problem", shown_reason != NULL);
  set_class (GTK_WIDGET (self), "corrected", corrected);
  /* The whole text where the cell may have cut it short. */
  gtk_widget_set_tooltip_text (GTK_WIDGET (self), shown_reason != NULL ? shown_reason
                                                  : is_long            ? shown
                                                                       : NULL);
  if (shown_reason != NULL || corrected)
    set_mark (self, shown, shown_reason);
  if (self->mark != NULL)
    gtk_widget_set_visible (self->mark, shown_reason != NULL || corrected);
}
