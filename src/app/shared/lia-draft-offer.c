/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "lia-config.h"

#include "lia-draft-offer.h"

#include <glib/gi18n-lib.h>

#include "lia-draft-store.h"

struct _LiaDraftOffer
{
  GtkBox parent_instance;

  /* template */
  GtkLabel *label;

  /* owned */
  LiaWorkspace *workspace; /* (nullable) */
  LiaRecord *record; /* (nullable) */
};

G_DEFINE_FINAL_TYPE (LiaDraftOffer, lia_draft_offer, GTK_TYPE_BOX)

enum
{
  SIGNAL_RESTORE,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

/* (transfer full): the labels of the fields: Website, Notes */
static char *
dup_fields (const LiaRecordType *type, const LiaKeptDraft *kept)
{
  g_autoptr (GString) labels = g_string_new (NULL);

  for (guint i = 0; i < kept->fields->len; i++)
    {
      const LiaKeptField *kept_field = g_ptr_array_index (kept->fields, i);
      const LiaField *field = lia_record_type_get_field (type, kept_field->name);

      if (field != NULL)
        g_string_append_printf (labels, "%s%s", labels->len > 0 ? ", " : "", _ (field->label));
    }

  return g_string_free_and_steal (g_steal_pointer (&labels));
}

static void
update (LiaDraftOffer *self)
{
  const LiaKeptDraft *kept = NULL;
  g_autofree char *time = NULL;
  g_autofree char *fields = NULL;
  g_autofree char *text = NULL;

  if (self->record == NULL)
    return;
  kept = lia_draft_store_find_kept (lia_draft_store_get (self->workspace), self->record);
  if (kept == NULL)
    {
      gtk_widget_set_visible (GTK_WIDGET (self), FALSE);
      return;
    }
  time = lia_kept_draft_dup_time (kept);
  fields = dup_fields (lia_record_get_record_type (self->record), kept);
  /* Translators: a time, 14:05, and the names of fields: Website, Notes */
  text = g_strdup_printf (_ ("Text you had not saved was kept from %s: %s"), time, fields);
  gtk_label_set_text (self->label, text);
  if (!gtk_widget_get_visible (GTK_WIDGET (self)))
    gtk_accessible_announce (GTK_ACCESSIBLE (self), text,
                             GTK_ACCESSIBLE_ANNOUNCEMENT_PRIORITY_MEDIUM);
  gtk_widget_set_visible (GTK_WIDGET (self), TRUE);
}

static void
on_restore_clicked (LiaDraftOffer *self)
{
  g_signal_emit (self, signals[SIGNAL_RESTORE], 0);
}

static void
on_discard_clicked (LiaDraftOffer *self)
{
  gtk_widget_child_focus (GTK_WIDGET (gtk_widget_get_root (GTK_WIDGET (self))),
                          GTK_DIR_TAB_FORWARD);
  lia_draft_store_discard_kept (lia_draft_store_get (self->workspace), self->record);
}

static void
lia_draft_offer_dispose (GObject *object)
{
  LiaDraftOffer *self = LIA_DRAFT_OFFER (object);

  gtk_widget_dispose_template (GTK_WIDGET (self), LIA_TYPE_DRAFT_OFFER);
  g_clear_object (&self->record);
  g_clear_object (&self->workspace);

  G_OBJECT_CLASS (lia_draft_offer_parent_class)->dispose (object);
}

static void
lia_draft_offer_class_init (LiaDraftOfferClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = lia_draft_offer_dispose;

  signals[SIGNAL_RESTORE] = g_signal_new ("restore", LIA_TYPE_DRAFT_OFFER, G_SIGNAL_RUN_LAST, 0,
                                          NULL, NULL, NULL, G_TYPE_NONE, 0);

  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/io/github/liaison_desk/Liaison/ui/draft-offer.ui");
  gtk_widget_class_bind_template_child (widget_class, LiaDraftOffer, label);
  gtk_widget_class_bind_template_callback (widget_class, on_restore_clicked);
  gtk_widget_class_bind_template_callback (widget_class, on_discard_clicked);
}

static void
lia_draft_offer_init (LiaDraftOffer *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

void
lia_draft_offer_set_record (LiaDraftOffer *self, LiaWorkspace *workspace, LiaRecord *record)
{
  g_return_if_fail (LIA_IS_DRAFT_OFFER (self));
  g_return_if_fail (LIA_IS_WORKSPACE (workspace));
  g_return_if_fail (LIA_IS_RECORD (record));

  if (g_set_object (&self->workspace, workspace))
    g_signal_connect_object (lia_draft_store_get (workspace), "kept-changed", G_CALLBACK (update),
                             self, G_CONNECT_SWAPPED);
  g_set_object (&self->record, record);
  update (self);
}
