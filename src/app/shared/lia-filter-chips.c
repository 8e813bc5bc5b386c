/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "lia-config.h"

#include "lia-filter-chips.h"

#include <glib/gi18n-lib.h>

#include "lia-text.h"

struct _LiaFilterChips
{
  AdwBin parent_instance;

  /* template */
  AdwWrapBox *wrap_box;
  GtkWidget *clear;

  /* owned */
  LiaRecordFacets *facets; /* (nullable) */
};

G_DEFINE_FINAL_TYPE (LiaFilterChips, lia_filter_chips, ADW_TYPE_BIN)

enum
{
  LEFT,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

#define VALUE_KEY "lia-facet-value"

static char *
describe_value (LiaFacetValue *value)
{
  const char *field = _ (lia_facet_value_get_field (value)->label);
  g_autofree char *label = lia_text_make_bidi_visible (lia_facet_value_get_label (value));

  /* Translators: a filter: "Country: not Kenya" */
  return g_strdup_printf (lia_facet_value_get_excluded (value) ? _ ("%s: not %s") : _ ("%s: %s"),
                          field, label);
}

static void
remove_filter (GtkWidget *chip)
{
  LiaFacetValue *value = g_object_get_data (G_OBJECT (chip), VALUE_KEY);

  lia_facet_value_set_selected (value, FALSE);
  lia_facet_value_set_excluded (value, FALSE);
}

static gboolean
remove_by_key (GtkWidget *chip, GVariant *arguments, gpointer user_data)
{
  remove_filter (chip);

  return GDK_EVENT_STOP;
}

/* A value that is selected can be left out instead, and the other way round. */
static void
show_filter (GtkWidget *chip)
{
  LiaFacetValue *value = g_object_get_data (G_OBJECT (chip), VALUE_KEY);
  GtkWidget *name = gtk_widget_get_first_child (gtk_button_get_child (GTK_BUTTON (chip)));
  g_autofree char *text = describe_value (value);
  g_autofree char *sentence = g_strdup_printf (_ ("Remove Filter “%s”"), text);

  gtk_label_set_text (GTK_LABEL (name), text);
  gtk_widget_set_tooltip_text (chip, sentence);
  gtk_accessible_update_property (GTK_ACCESSIBLE (chip), GTK_ACCESSIBLE_PROPERTY_LABEL, sentence,
                                  -1);
}

static GtkWidget *
chip_new (LiaFacetValue *value)
{
  GtkWidget *chip = gtk_button_new ();
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  GtkEventController *keys = gtk_shortcut_controller_new ();

  gtk_box_append (GTK_BOX (box), g_object_new (GTK_TYPE_LABEL, "ellipsize", PANGO_ELLIPSIZE_END,
                                               "max-width-chars", 32, NULL));
  gtk_box_append (GTK_BOX (box), gtk_image_new_from_icon_name ("window-close-symbolic"));
  gtk_button_set_child (GTK_BUTTON (chip), box);
  gtk_widget_add_css_class (chip, "filter-chip");
  g_object_set_data_full (G_OBJECT (chip), VALUE_KEY, g_object_ref (value), g_object_unref);
  g_signal_connect (chip, "clicked", G_CALLBACK (remove_filter), NULL);
  g_signal_connect_object (value, "notify::excluded", G_CALLBACK (show_filter), chip,
                           G_CONNECT_SWAPPED);
  show_filter (chip);

  gtk_shortcut_controller_add_shortcut (
      GTK_SHORTCUT_CONTROLLER (keys),
      gtk_shortcut_new (gtk_alternative_trigger_new (gtk_keyval_trigger_new (GDK_KEY_Delete, 0),
                                                     gtk_keyval_trigger_new (GDK_KEY_BackSpace, 0)),
                        gtk_callback_action_new (remove_by_key, NULL, NULL)));
  gtk_widget_add_controller (chip, keys);

  return chip;
}

static GtkWidget *
get_chip (LiaFilterChips *self, guint position)
{
  GtkWidget *chip = gtk_widget_get_first_child (GTK_WIDGET (self->wrap_box));

  while (chip != NULL && chip != self->clear && position-- > 0)
    chip = gtk_widget_get_next_sibling (chip);

  return chip != self->clear ? chip : NULL;
}

static void
on_selected_changed (LiaFilterChips *self,
                     guint position,
                     guint n_removed,
                     guint n_added,
                     GListModel *selected)
{
  GtkWidget *before = position > 0 ? get_chip (self, position - 1) : NULL;
  gboolean had_focus = FALSE;
  guint n_items = g_list_model_get_n_items (selected);

  for (guint i = 0; i < n_removed; i++)
    {
      GtkWidget *chip = get_chip (self, position);

      had_focus = had_focus || gtk_widget_has_focus (chip);
      adw_wrap_box_remove (self->wrap_box, chip);
    }
  for (guint i = 0; i < n_added; i++)
    {
      g_autoptr (LiaFacetValue) value = g_list_model_get_item (selected, position + i);
      GtkWidget *chip = chip_new (value);

      adw_wrap_box_insert_child_after (self->wrap_box, chip, before);
      before = chip;
    }

  gtk_widget_set_visible (self->clear, n_items > 1);
  gtk_widget_set_visible (GTK_WIDGET (self), n_items > 0);
  if (had_focus && n_items > 0)
    gtk_widget_grab_focus (get_chip (self, MIN (position, n_items - 1)));
  else if (had_focus)
    g_signal_emit (self, signals[LEFT], 0);
}

static void
on_clear_clicked (LiaFilterChips *self)
{
  if (self->facets != NULL)
    lia_record_facets_clear (self->facets);
  g_signal_emit (self, signals[LEFT], 0);
}

static void
lia_filter_chips_dispose (GObject *object)
{
  LiaFilterChips *self = LIA_FILTER_CHIPS (object);

  if (self->facets != NULL)
    g_signal_handlers_disconnect_by_data (lia_record_facets_get_selected (self->facets), self);
  /* The parent class must let go of the child itself: it keeps a pointer to it. */
  adw_bin_set_child (ADW_BIN (self), NULL);
  gtk_widget_dispose_template (GTK_WIDGET (self), LIA_TYPE_FILTER_CHIPS);
  g_clear_object (&self->facets);

  G_OBJECT_CLASS (lia_filter_chips_parent_class)->dispose (object);
}

static void
lia_filter_chips_class_init (LiaFilterChipsClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = lia_filter_chips_dispose;

  signals[LEFT] = g_signal_new ("left", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                                NULL, G_TYPE_NONE, 0);

  gtk_widget_class_set_template_from_resource (
      widget_class, "/io/github/liaison_desk/Liaison/ui/filter-chips.ui");
  gtk_widget_class_bind_template_child (widget_class, LiaFilterChips, wrap_box);
  gtk_widget_class_bind_template_child (widget_class, LiaFilterChips, clear);
  gtk_widget_class_bind_template_callback (widget_class, on_clear_clicked);
}

static void
lia_filter_chips_init (LiaFilterChips *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

void
lia_filter_chips_set_facets (LiaFilterChips *self, LiaRecordFacets *facets)
{
  GListModel *selected = NULL;

  g_return_if_fail (LIA_IS_FILTER_CHIPS (self));
  g_return_if_fail (LIA_IS_RECORD_FACETS (facets));
  g_return_if_fail (self->facets == NULL);

  self->facets = g_object_ref (facets);
  selected = lia_record_facets_get_selected (facets);
  g_signal_connect_object (selected, "items-changed", G_CALLBACK (on_selected_changed), self,
                           G_CONNECT_SWAPPED);
  on_selected_changed (self, 0, 0, g_list_model_get_n_items (selected), selected);
}
