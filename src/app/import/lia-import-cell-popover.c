/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "lia-config.h"

#include "lia-import-cell-popover.h"

#include <inttypes.h>
#include <glib/gi18n-lib.h>

#include "lia-popover-focus.h"
#include "lia-text.h"

struct _LiaImportCellPopover
{
  GtkPopover parent_instance;

  /* template */
  GtkLabel *title;
  GtkEntry *entry;
  GtkLabel *reason;
  GtkWidget *use;
  GtkWidget *reset;

  /* owned */
  LiaImport *import;

  guint64 line;
  guint column;
};

G_DEFINE_FINAL_TYPE (LiaImportCellPopover, lia_import_cell_popover, GTK_TYPE_POPOVER)

enum
{
  CORRECTED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

static void
show_reason (LiaImportCellPopover *self)
{
  g_autofree char *problem = NULL;
  g_autofree char *shown = NULL;

  if (self->import == NULL)
    return;
  problem = lia_import_check_text (self->import, self->column,
                                   gtk_editable_get_text (GTK_EDITABLE (self->entry)));
  shown = problem != NULL ? lia_text_make_bidi_visible (problem) : NULL;
  gtk_label_set_text (self->reason, shown != NULL ? shown : _ ("This can be taken."));
  if (shown != NULL)
    gtk_widget_add_css_class (GTK_WIDGET (self->reason), "error");
  else
    gtk_widget_remove_css_class (GTK_WIDGET (self->reason), "error");
  gtk_widget_set_sensitive (self->use, shown == NULL);
}

static void
correct (LiaImportCellPopover *self, const char *text)
{
  lia_import_correct_cell (self->import, self->line, self->column, text);
  /* What hides a popover may hold it for a while yet; it must not hold the file and the workspace. */
  g_clear_object (&self->import);
  g_object_ref (self);
  gtk_popover_popdown (GTK_POPOVER (self));
  g_signal_emit (self, signals[CORRECTED], 0);
  g_object_unref (self);
}

static void
on_use (LiaImportCellPopover *self)
{
  if (self->import != NULL && gtk_widget_get_sensitive (self->use))
    correct (self, gtk_editable_get_text (GTK_EDITABLE (self->entry)));
}

static void
on_reset (LiaImportCellPopover *self)
{
  if (self->import != NULL)
    correct (self, NULL);
}

static gboolean
unparent_later (gpointer data)
{
  if (gtk_widget_get_parent (GTK_WIDGET (data)) != NULL)
    gtk_widget_unparent (GTK_WIDGET (data));
  g_object_unref (data);
  return G_SOURCE_REMOVE;
}

/* Not at once: the popover is still busy closing. */
static void
on_closed (LiaImportCellPopover *self)
{
  if (gtk_widget_get_parent (GTK_WIDGET (self)) != NULL)
    g_idle_add (unparent_later, g_object_ref (self));
}

/* What it hangs on takes it along. */
static void
on_parent_destroyed (LiaImportCellPopover *self)
{
  if (gtk_widget_get_parent (GTK_WIDGET (self)) != NULL)
    gtk_widget_unparent (GTK_WIDGET (self));
}

static void
lia_import_cell_popover_dispose (GObject *object)
{
  LiaImportCellPopover *self = LIA_IMPORT_CELL_POPOVER (object);

  gtk_widget_dispose_template (GTK_WIDGET (self), LIA_TYPE_IMPORT_CELL_POPOVER);
  g_clear_object (&self->import);

  G_OBJECT_CLASS (lia_import_cell_popover_parent_class)->dispose (object);
}

static void
lia_import_cell_popover_class_init (LiaImportCellPopoverClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = lia_import_cell_popover_dispose;

  signals[CORRECTED] = g_signal_new ("corrected", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0,
                                     NULL, NULL, NULL, G_TYPE_NONE, 0);

  gtk_widget_class_set_template_from_resource (
      widget_class, "/io/github/liaison_desk/Liaison/ui/import-cell-popover.ui");
  gtk_widget_class_bind_template_child (widget_class, LiaImportCellPopover, title);
  gtk_widget_class_bind_template_child (widget_class, LiaImportCellPopover, entry);
  gtk_widget_class_bind_template_child (widget_class, LiaImportCellPopover, reason);
  gtk_widget_class_bind_template_child (widget_class, LiaImportCellPopover, use);
  gtk_widget_class_bind_template_child (widget_class, LiaImportCellPopover, reset);
  gtk_widget_class_bind_template_callback (widget_class, show_reason);
  gtk_widget_class_bind_template_callback (widget_class, on_use);
  gtk_widget_class_bind_template_callback (widget_class, on_reset);
  gtk_widget_class_bind_template_callback (widget_class, on_closed);
}

static void
lia_import_cell_popover_init (LiaImportCellPopover *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

LiaImportCellPopover *
lia_import_cell_popover_open (GtkWidget *parent,
                              LiaImport *import,
                              guint64 line,
                              guint column,
                              const char *text)
{
  g_return_val_if_fail (GTK_IS_WIDGET (parent), NULL);
  g_return_val_if_fail (LIA_IS_IMPORT (import), NULL);

  LiaImportCellPopover *self = g_object_new (LIA_TYPE_IMPORT_CELL_POPOVER, NULL);
  g_autofree char *header = lia_text_make_bidi_visible (lia_import_get_header (import, column));
  /* Translators: where in a file: line and heading of the column */
  g_autofree char *title = g_strdup_printf (_ ("Line %" PRIu64 " · %s"), line, header);

  self->import = g_object_ref (import);
  self->line = line;
  self->column = column;
  gtk_label_set_text (self->title, title);
  gtk_editable_set_text (GTK_EDITABLE (self->entry), text != NULL ? text : "");
  gtk_widget_set_visible (self->reset, lia_import_is_corrected (import, line, column));
  show_reason (self);

  gtk_widget_set_parent (GTK_WIDGET (self), parent);
  g_signal_connect_object (parent, "destroy", G_CALLBACK (on_parent_destroyed), self,
                           G_CONNECT_SWAPPED);
  lia_popover_focus_popup (GTK_POPOVER (self));
  gtk_widget_grab_focus (GTK_WIDGET (self->entry));
  return self;
}
