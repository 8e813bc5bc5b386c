/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "lia-config.h"

#include "lia-record-details.h"

#include <glib/gi18n-lib.h>

#include "lia-count-text.h"
#include "lia-record-summary.h"
#include "lia-steps.h"

struct _LiaRecordDetails
{
  AdwBin parent_instance;

  /* template */
  GtkStack *stack;
  AdwStatusPage *nothing;
  GtkScrolledWindow *scroller;
  AdwBin *header;
  AdwBin *extra;
  LiaRecordSummary *summary;

  /* owned */
  char *nothing_title; /* (nullable) */

  /* borrowed */
  const LiaRecordType *type;
  const LiaProfileGroup *groups;

  gint64 shown_id;
};

G_DEFINE_FINAL_TYPE (LiaRecordDetails, lia_record_details, ADW_TYPE_BIN)

enum
{
  PROP_HEADER = 1,
  PROP_EXTRA,
  PROP_NOTHING_TITLE,
  N_PROPS
};

static GParamSpec *properties[N_PROPS];

static void
lia_record_details_set_property (GObject *object,
                                 guint prop_id,
                                 const GValue *value,
                                 GParamSpec *pspec)
{
  LiaRecordDetails *self = LIA_RECORD_DETAILS (object);

  switch (prop_id)
    {
    case PROP_HEADER:
      adw_bin_set_child (self->header, g_value_get_object (value));
      break;
    case PROP_EXTRA:
      adw_bin_set_child (self->extra, g_value_get_object (value));
      /* No gap where it is empty. */
      g_object_bind_property (g_value_get_object (value), "visible", self->extra, "visible",
                              G_BINDING_SYNC_CREATE);
      break;
    case PROP_NOTHING_TITLE:
      g_set_str (&self->nothing_title, g_value_get_string (value));
      adw_status_page_set_title (self->nothing, self->nothing_title);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
lia_record_details_dispose (GObject *object)
{
  /* The parent class must let go of the child itself: it keeps a pointer to it. */
  adw_bin_set_child (ADW_BIN (object), NULL);
  gtk_widget_dispose_template (GTK_WIDGET (object), LIA_TYPE_RECORD_DETAILS);

  G_OBJECT_CLASS (lia_record_details_parent_class)->dispose (object);
}

static void
lia_record_details_finalize (GObject *object)
{
  g_free (LIA_RECORD_DETAILS (object)->nothing_title);

  G_OBJECT_CLASS (lia_record_details_parent_class)->finalize (object);
}

static void
lia_record_details_class_init (LiaRecordDetailsClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);
  const GParamFlags flags = G_PARAM_WRITABLE | G_PARAM_STATIC_STRINGS;

  object_class->set_property = lia_record_details_set_property;
  object_class->dispose = lia_record_details_dispose;
  object_class->finalize = lia_record_details_finalize;

  properties[PROP_HEADER] = g_param_spec_object ("header", NULL, NULL, GTK_TYPE_WIDGET, flags);
  properties[PROP_EXTRA] = g_param_spec_object ("extra", NULL, NULL, GTK_TYPE_WIDGET, flags);
  properties[PROP_NOTHING_TITLE] = g_param_spec_string ("nothing-title", NULL, NULL, NULL, flags);
  g_object_class_install_properties (object_class, N_PROPS, properties);

  g_type_ensure (LIA_TYPE_RECORD_SUMMARY);
  gtk_widget_class_set_template_from_resource (
      widget_class, "/io/github/liaison_desk/Liaison/ui/record-details.ui");
  gtk_widget_class_bind_template_child (widget_class, LiaRecordDetails, stack);
  gtk_widget_class_bind_template_child (widget_class, LiaRecordDetails, nothing);
  gtk_widget_class_bind_template_child (widget_class, LiaRecordDetails, scroller);
  gtk_widget_class_bind_template_child (widget_class, LiaRecordDetails, header);
  gtk_widget_class_bind_template_child (widget_class, LiaRecordDetails, extra);
  gtk_widget_class_bind_template_child (widget_class, LiaRecordDetails, summary);
}

static void
lia_record_details_init (LiaRecordDetails *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

/* A row for each field takes a few milliseconds, and nobody sees them before a record is selected. */
static void
add_groups (GtkWidget *widget)
{
  LiaRecordDetails *self = LIA_RECORD_DETAILS (widget);

  lia_record_summary_set_groups (self->summary, self->type, self->groups);
}

void
lia_record_details_set_groups (LiaRecordDetails *self,
                               const LiaRecordType *type,
                               const LiaProfileGroup *groups)
{
  g_return_if_fail (LIA_IS_RECORD_DETAILS (self));

  self->type = type;
  self->groups = groups;
  lia_steps_add (GTK_WIDGET (self), add_groups);
}

void
lia_record_details_show (LiaRecordDetails *self, LiaRecord *record, guint n_selected)
{
  g_return_if_fail (LIA_IS_RECORD_DETAILS (self));
  g_return_if_fail (record == NULL || LIA_IS_RECORD (record));

  if (record == NULL)
    {
      g_autofree char *title
          = n_selected > 0 ? lia_count_text_selected (self->type, n_selected) : NULL;

      adw_status_page_set_title (self->nothing, title != NULL ? title : self->nothing_title);
      gtk_stack_set_visible_child_name (self->stack, "nothing");
      self->shown_id = 0;
      return;
    }

  lia_steps_finish (GTK_WIDGET (self), add_groups);
  lia_record_summary_set_record (self->summary, record);
  gtk_stack_set_visible_child_name (self->stack, "record");

  /* The reader's place is kept while the same record is edited or undone. */
  if (self->shown_id != lia_record_get_id (record))
    gtk_adjustment_set_value (gtk_scrolled_window_get_vadjustment (self->scroller), 0);
  self->shown_id = lia_record_get_id (record);
}
