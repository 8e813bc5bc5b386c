/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "lia-config.h"

#include "lia-section-row.h"

#include <glib/gi18n-lib.h>

#include "lia-flow-layout.h"

#include "lia-lazy-menu.h"
#include "lia-link.h"
#include "lia-side-box.h"
#include "lia-text.h"

/* No line begins with the dot. */
#define SEPARATOR "\u00a0· "

#define N_STARS   5

struct _LiaSectionRow
{
  GtkListBoxRow parent_instance;

  /* template */
  AdwBin *prefix;
  GtkLabel *title;
  GtkLabel *description;
  GtkLabel *notes;
  GtkBox *marks;
  GtkBox *lines;
  GtkBox *tools;
  GtkMenuButton *menu_button;
  GMenu *row_menu;

  /* owned */
  LiaRecord *record;
  GString *sentence;
  GString *description_text;
  GString *notes_text;

  /* borrowed */
  GtkWidget *section; /* an ancestor, once shown */

  gboolean writable;
};

G_DEFINE_FINAL_TYPE (LiaSectionRow, lia_section_row, GTK_TYPE_LIST_BOX_ROW)

enum
{
  SIGNAL_EDIT,
  SIGNAL_TRASH,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

typedef struct
{
  LiaSectionRow *row; /* borrowed: the ancestor of the button it belongs to */
  LiaSectionRowCallback callback;
} Press;

static void
press_free (gpointer data, GClosure *closure)
{
  g_free (data);
}

static void
on_pressed (GtkWidget *button, Press *press)
{
  g_autoptr (LiaRecord) record = g_object_ref (press->row->record);

  press->callback (press->row->section, record);
}

static void
edit_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  g_signal_emit (widget, signals[SIGNAL_EDIT], 0);
}

static void
trash_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  g_signal_emit (widget, signals[SIGNAL_TRASH], 0);
}

static void
lia_section_row_dispose (GObject *object)
{
  LiaSectionRow *self = LIA_SECTION_ROW (object);

  gtk_widget_dispose_template (GTK_WIDGET (self), LIA_TYPE_SECTION_ROW);
  g_clear_object (&self->record);

  G_OBJECT_CLASS (lia_section_row_parent_class)->dispose (object);
}

static void
lia_section_row_finalize (GObject *object)
{
  LiaSectionRow *self = LIA_SECTION_ROW (object);

  g_string_free (self->sentence, TRUE);
  g_string_free (self->description_text, TRUE);
  g_string_free (self->notes_text, TRUE);

  G_OBJECT_CLASS (lia_section_row_parent_class)->finalize (object);
}

static void
lia_section_row_class_init (LiaSectionRowClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = lia_section_row_dispose;
  object_class->finalize = lia_section_row_finalize;

  signals[SIGNAL_EDIT] = g_signal_new ("edit", LIA_TYPE_SECTION_ROW, G_SIGNAL_RUN_LAST, 0, NULL,
                                       NULL, NULL, G_TYPE_NONE, 0);
  signals[SIGNAL_TRASH] = g_signal_new ("trash", LIA_TYPE_SECTION_ROW, G_SIGNAL_RUN_LAST, 0, NULL,
                                        NULL, NULL, G_TYPE_NONE, 0);

  g_type_ensure (LIA_TYPE_FLOW_LAYOUT);
  g_type_ensure (LIA_TYPE_SIDE_BOX);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/io/github/liaison_desk/Liaison/ui/section-row.ui");
  gtk_widget_class_bind_template_child (widget_class, LiaSectionRow, prefix);
  gtk_widget_class_bind_template_child (widget_class, LiaSectionRow, title);
  gtk_widget_class_bind_template_child (widget_class, LiaSectionRow, description);
  gtk_widget_class_bind_template_child (widget_class, LiaSectionRow, notes);
  gtk_widget_class_bind_template_child (widget_class, LiaSectionRow, marks);
  gtk_widget_class_bind_template_child (widget_class, LiaSectionRow, lines);
  gtk_widget_class_bind_template_child (widget_class, LiaSectionRow, tools);
  gtk_widget_class_bind_template_child (widget_class, LiaSectionRow, menu_button);
  gtk_widget_class_bind_template_child (widget_class, LiaSectionRow, row_menu);

  gtk_widget_class_install_action (widget_class, "row.edit", NULL, edit_action);
  gtk_widget_class_install_action (widget_class, "row.trash", NULL, trash_action);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_F2, 0, "row.edit", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Delete, 0, "row.trash", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_KP_Delete, 0, "row.trash", NULL);
}

static void
lia_section_row_init (LiaSectionRow *self)
{
  self->sentence = g_string_new (NULL);
  self->description_text = g_string_new (NULL);
  self->notes_text = g_string_new (NULL);
  gtk_widget_init_template (GTK_WIDGET (self));
  lia_lazy_menu_set (self->menu_button, G_MENU_MODEL (self->row_menu));
}

LiaSectionRow *
lia_section_row_new (GtkWidget *section, LiaRecord *record, gboolean writable)
{
  LiaSectionRow *self = g_object_new (LIA_TYPE_SECTION_ROW, NULL);

  self->section = section;
  self->record = g_object_ref (record);
  self->writable = writable;
  gtk_widget_set_visible (GTK_WIDGET (self->menu_button), writable);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "row.edit", writable);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "row.trash", writable);

  return self;
}

LiaRecord *
lia_section_row_get_record (LiaSectionRow *self)
{
  g_return_val_if_fail (LIA_IS_SECTION_ROW (self), NULL);

  return self->record;
}

static void
say (LiaSectionRow *self, const char *text)
{
  if (text == NULL || *text == '\0')
    return;
  if (self->sentence->len > 0)
    g_string_append (self->sentence, ", ");
  g_string_append (self->sentence, text);
}

void
lia_section_row_set_prefix (LiaSectionRow *self, GtkWidget *widget)
{
  g_return_if_fail (LIA_IS_SECTION_ROW (self));

  adw_bin_set_child (self->prefix, widget);
  gtk_widget_set_visible (GTK_WIDGET (self->prefix), TRUE);
}

void
lia_section_row_set_icon (LiaSectionRow *self, const char *icon_name, const char *meaning)
{
  GtkWidget *icon = gtk_image_new_from_icon_name (icon_name);

  gtk_widget_add_css_class (icon, "section-icon");
  gtk_widget_set_tooltip_text (icon, meaning);
  lia_section_row_set_prefix (self, icon);
}

void
lia_section_row_set_title (LiaSectionRow *self, const char *title)
{
  g_autofree char *safe = lia_text_make_bidi_visible (title);

  g_return_if_fail (LIA_IS_SECTION_ROW (self));

  gtk_label_set_text (self->title, safe);
  say (self, safe);
}

static void
add_text (LiaSectionRow *self,
          GtkLabel *label,
          GString *text,
          const char *separator,
          const char *added)
{
  g_autofree char *safe = lia_text_make_bidi_visible (added);

  if (*safe == '\0')
    return;
  if (text->len > 0)
    g_string_append (text, separator);
  g_string_append (text, safe);
  gtk_label_set_text (label, text->str);
  gtk_widget_set_visible (GTK_WIDGET (label), TRUE);
  say (self, safe);
}

void
lia_section_row_add_description (LiaSectionRow *self, const char *text)
{
  g_return_if_fail (LIA_IS_SECTION_ROW (self));

  add_text (self, self->description, self->description_text, SEPARATOR, text);
}

void
lia_section_row_add_notes (LiaSectionRow *self, const char *text)
{
  g_return_if_fail (LIA_IS_SECTION_ROW (self));

  add_text (self, self->notes, self->notes_text, "\n", text);
}

void
lia_section_row_add_mark (LiaSectionRow *self, LiaMarkStyle style, const char *text)
{
  static const char *const classes[] = { NULL, "good", "warning", "bad" };
  g_autofree char *safe = lia_text_make_bidi_visible (text);
  GtkWidget *label = NULL;

  g_return_if_fail (LIA_IS_SECTION_ROW (self));

  if (*safe == '\0')
    return;
  label = gtk_label_new (safe);
  gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
  gtk_widget_add_css_class (label, "mark");
  if (classes[style] != NULL)
    gtk_widget_add_css_class (label, classes[style]);
  gtk_box_append (self->marks, label);
  gtk_widget_set_visible (GTK_WIDGET (self->marks), TRUE);
  say (self, safe);
}

void
lia_section_row_add_stars (LiaSectionRow *self, int rating)
{
  g_autoptr (GString) stars = g_string_new (NULL);
  g_autofree char *spoken = NULL;
  GtkWidget *label = NULL;

  g_return_if_fail (LIA_IS_SECTION_ROW (self));
  g_return_if_fail (rating >= 1 && rating <= N_STARS);

  for (int i = 1; i <= N_STARS; i++)
    g_string_append (stars, i <= rating ? "★" : "☆");
  spoken = g_strdup_printf (ngettext ("%d of 5 stars", "%d of 5 stars", (gulong) rating), rating);
  label = gtk_label_new (stars->str);
  gtk_widget_add_css_class (label, "stars");
  gtk_widget_set_tooltip_text (label, spoken);
  gtk_accessible_update_property (GTK_ACCESSIBLE (label), GTK_ACCESSIBLE_PROPERTY_LABEL, spoken,
                                  -1);
  gtk_box_append (self->marks, label);
  gtk_widget_set_visible (GTK_WIDGET (self->marks), TRUE);
  say (self, spoken);
}

static void
add_tool (LiaSectionRow *self, GtkWidget *widget)
{
  gtk_box_append (self->tools, widget);
  /* Each row has a button of this name: which of them it is. */
  gtk_accessible_update_relation (GTK_ACCESSIBLE (widget), GTK_ACCESSIBLE_RELATION_DESCRIBED_BY,
                                  self->title, NULL, -1);
  gtk_widget_set_visible (GTK_WIDGET (self->tools), TRUE);
}

/* What may be long has a line of its own. */
static void
add_line (LiaSectionRow *self, GtkWidget *widget)
{
  gtk_widget_set_halign (widget, GTK_ALIGN_START);
  gtk_box_append (self->lines, widget);
  gtk_widget_set_visible (GTK_WIDGET (self->lines), TRUE);
}

static Press *
press_new (LiaSectionRow *self, LiaSectionRowCallback callback)
{
  Press *press = g_new0 (Press, 1);

  press->row = self;
  press->callback = callback;

  return press;
}

void
lia_section_row_add_button (LiaSectionRow *self, const char *label, LiaSectionRowCallback callback)
{
  GtkWidget *button = NULL;

  g_return_if_fail (LIA_IS_SECTION_ROW (self));

  if (!self->writable)
    return;
  button = gtk_button_new_with_mnemonic (label);
  gtk_button_set_can_shrink (GTK_BUTTON (button), TRUE);
  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  g_signal_connect_data (button, "clicked", G_CALLBACK (on_pressed), press_new (self, callback),
                         press_free, 0);
  add_tool (self, button);
}

void
lia_section_row_add_check (LiaSectionRow *self,
                           const char *label,
                           gboolean active,
                           LiaSectionRowCallback callback)
{
  GtkWidget *check = NULL;
  GtkWidget *text = NULL;
  g_autofree char *safe = lia_text_make_bidi_visible (label);

  g_return_if_fail (LIA_IS_SECTION_ROW (self));

  check = gtk_check_button_new ();
  text = gtk_label_new (safe);
  gtk_label_set_wrap (GTK_LABEL (text), TRUE);
  gtk_label_set_wrap_mode (GTK_LABEL (text), PANGO_WRAP_WORD_CHAR);
  gtk_label_set_xalign (GTK_LABEL (text), 0);
  gtk_check_button_set_child (GTK_CHECK_BUTTON (check), text);
  gtk_check_button_set_active (GTK_CHECK_BUTTON (check), active);
  gtk_widget_set_sensitive (check, self->writable);
  gtk_accessible_update_property (GTK_ACCESSIBLE (check), GTK_ACCESSIBLE_PROPERTY_LABEL, safe, -1);
  g_signal_connect_data (check, "toggled", G_CALLBACK (on_pressed), press_new (self, callback),
                         press_free, 0);
  add_line (self, check);
}

static void
on_link_clicked (GtkWidget *button, const char *link)
{
  lia_link_open (button, link);
}

void
lia_section_row_add_link (LiaSectionRow *self, const char *icon, const char *text, const char *link)
{
  g_autofree char *safe = lia_text_make_bidi_visible (text);
  g_autofree char *shown = NULL;
  GtkWidget *button = NULL;
  GtkWidget *content = NULL;
  GtkWidget *label = NULL;

  g_return_if_fail (LIA_IS_SECTION_ROW (self));

  if (link == NULL)
    return;
  content = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  gtk_box_append (GTK_BOX (content), gtk_image_new_from_icon_name (icon));
  shown = lia_link_make_left_to_right (safe);
  label = gtk_label_new (shown);
  gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
  gtk_box_append (GTK_BOX (content), label);
  button = gtk_button_new ();
  gtk_button_set_child (GTK_BUTTON (button), content);
  gtk_widget_set_tooltip_text (button, link);
  gtk_widget_add_css_class (button, "flat");
  gtk_widget_add_css_class (button, "row-link");
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, safe, -1);
  g_signal_connect_data (button, "clicked", G_CALLBACK (on_link_clicked), g_strdup (link),
                         (GClosureNotify) (GCallback) g_free, 0);
  add_line (self, button);
}

void
lia_section_row_finish (LiaSectionRow *self)
{
  g_autofree char *name = NULL;

  g_return_if_fail (LIA_IS_SECTION_ROW (self));

  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  self->sentence->str, -1);
  /* Translators: %s is the title of a row: More Actions for Kick-Off Meeting */
  name = g_strdup_printf (_ ("More Actions for %s"), gtk_label_get_text (self->title));
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->menu_button), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  name, -1);
}
