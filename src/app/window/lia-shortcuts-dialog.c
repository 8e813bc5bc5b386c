/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "lia-config.h"

#include "lia-shortcuts-dialog.h"

#include <glib/gi18n-lib.h>

#include "lia-steps.h"
#include "lia-text.h"

struct _LiaShortcutsDialog
{
  AdwDialog parent_instance;

  /* template */
  GtkSearchEntry *search_entry;
  GtkStack *stack;
  AdwPreferencesPage *page;

  /* owned */
  GtkApplication *application;
  GPtrArray *groups; /* (element-type AdwPreferencesGroup), which the page keeps */

  guint n_shown; /* of the shortcuts of the last group */
};

G_DEFINE_FINAL_TYPE (LiaShortcutsDialog, lia_shortcuts_dialog, ADW_TYPE_DIALOG)

typedef struct
{
  const char *title;
  const char *keys; /* alternatives, with blanks between them; "…" in one is a range */
  const char *
      action; /* (nullable): whose accelerators the application knows; then there are no keys here */
} Shortcut;

/* Where the application has no accelerator, the key belongs to a page, a row, a form. */
static const Shortcut general[] = {
  { NC_ ("shortcut window", "Find a Partner or Person"), NULL, "win.switcher" },
  { NC_ ("shortcut window", "Search the Page"), NULL, "win.search" },
  { NC_ ("shortcut window", "Add to the Page"), NULL, "win.new-record" },
  { NC_ ("shortcut window", "Undo"), "<Control>z", NULL },
  { NC_ ("shortcut window", "Redo"), "<Control><Shift>z", NULL },
  { NC_ ("shortcut window", "Main Menu"), NULL, "win.main-menu" },
  { NC_ ("shortcut window", "Preferences"), NULL, "win.preferences" },
  { NC_ ("shortcut window", "Keyboard Shortcuts"), NULL, "win.shortcuts" },
};

static const Shortcut pages[] = {
  { NC_ ("shortcut window", "Go to a Page"), "<Alt>1...9", NULL },
  { NC_ ("shortcut window", "Go Back"), "<Alt>Left Escape", NULL },
};

static const Shortcut partners[] = {
  { NC_ ("shortcut window", "Filters"), "F8", NULL },
  { NC_ ("shortcut window", "Details"), "F9", NULL },
  { NC_ ("shortcut window", "What Can Be Searched"), "F1", NULL },
  { NC_ ("shortcut window", "Menu of the Selection"), "<Shift>F10 Menu", NULL },
  { NC_ ("shortcut window", "Select All"), "<Control>a", NULL },
  { NC_ ("shortcut window", "Edit"), "<Control>e F2", NULL },
  { NC_ ("shortcut window", "Add an Interaction"), "<Control>i", NULL },
  { NC_ ("shortcut window", "Add a Person from a Signature"), "<Control><Shift>v", NULL },
  { NC_ ("shortcut window", "Move to the Trash"), "Delete", NULL },
};

static const Shortcut forms[] = {
  { NC_ ("shortcut window", "Save"), "<Control>s <Control>Return", NULL },
  { NC_ ("shortcut window", "Close Without Saving"), "Escape", NULL },
};

static const Shortcut workspaces[] = {
  { NC_ ("shortcut window", "Open a Workspace"), NULL, "win.open-workspace" },
  { NC_ ("shortcut window", "Close the Window"), NULL, "window.close" },
  { NC_ ("shortcut window", "Quit"), NULL, "app.quit" },
};

#define SECTION(title, shortcuts) { title, shortcuts, G_N_ELEMENTS (shortcuts) }

static const struct
{
  const char *title;
  const Shortcut *shortcuts;
  guint n_shortcuts;
} sections[] = {
  SECTION (NC_ ("shortcut window", "General"), general),
  SECTION (NC_ (CONTEXT, "Pages"), pages),
  SECTION (NC_ ("shortcut window", "Partners"), partners),
  SECTION (NC_ (CONTEXT, "Forms"), forms),
  SECTION (NC_ ("shortcut window", "Workspaces"), workspaces),
};

static const char *
translate (const char *text)
{
  return g_dpgettext2 (GETTEXT_PACKAGE, "shortcut window", text);
}

/* "Ctrl+S, Ctrl+Return", as it is said. */
static char *
spell_keys (const char *keys)
{
  g_auto (GStrv) alternatives = g_strsplit (keys, " ", -1);
  g_autoptr (GString) text = g_string_new (NULL);

  for (guint i = 0; alternatives[i] != NULL; i++)
    {
      char *range = strstr (alternatives[i], "...");
      g_autofree char *label = NULL;
      guint key = 0;
      GdkModifierType modifiers = 0;

      if (range != NULL)
        *range = '\0';
      gtk_accelerator_parse (alternatives[i], &key, &modifiers);
      label = gtk_accelerator_get_label (key, modifiers);
      g_string_append_printf (text, "%s%s", i > 0 ? ", " : "", label);
      if (range != NULL)
        g_string_append_printf (text, "…%s", range + strlen ("..."));
    }

  return g_string_free_and_steal (g_steal_pointer (&text));
}

/* The keys stand at the end of the line, or on one of their own where they have no room beside the words. */
static GtkWidget *
make_row (const char *title, const char *keys)
{
  GtkWidget *row = adw_preferences_row_new ();
  GtkWidget *box = adw_wrap_box_new ();
  GtkWidget *label = gtk_label_new (title);
  GtkWidget *shortcut = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 0);
  g_autofree char *spelled = spell_keys (keys);

  /* Keys are laid out from left to right everywhere; in a box they begin where the words do. */
  gtk_box_append (GTK_BOX (shortcut), gtk_shortcut_label_new (keys));
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_wrap_mode (GTK_LABEL (label), PANGO_WRAP_WORD_CHAR);
  gtk_label_set_natural_wrap_mode (GTK_LABEL (label), GTK_NATURAL_WRAP_NONE);
  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_widget_add_css_class (box, "shortcut-row");
  adw_wrap_box_set_child_spacing (ADW_WRAP_BOX (box), 12);
  adw_wrap_box_set_line_spacing (ADW_WRAP_BOX (box), 6);
  adw_wrap_box_set_justify (ADW_WRAP_BOX (box), ADW_JUSTIFY_SPREAD);
  adw_wrap_box_set_justify_last_line (ADW_WRAP_BOX (box), TRUE);
  adw_wrap_box_append (ADW_WRAP_BOX (box), label);
  adw_wrap_box_append (ADW_WRAP_BOX (box), shortcut);

  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), title);
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), FALSE);
  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (row), box);
  gtk_accessible_update_property (GTK_ACCESSIBLE (row), GTK_ACCESSIBLE_PROPERTY_LABEL, title,
                                  GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, spelled, -1);
  g_object_set_data_full (G_OBJECT (row), "keys", g_steal_pointer (&spelled), g_free);

  return row;
}

static void
add_shortcut (LiaShortcutsDialog *self, AdwPreferencesGroup *group, const Shortcut *shortcut)
{
  g_autofree char *keys = NULL;

  if (shortcut->action != NULL)
    {
      g_auto (GStrv) accelerators
          = gtk_application_get_accels_for_action (self->application, shortcut->action);

      keys = g_strjoinv (" ", accelerators);
    }
  else
    keys = g_strdup (shortcut->keys);
  if (*keys != '\0')
    adw_preferences_group_add (group, make_row (translate (shortcut->title), keys));
}

static AdwPreferencesGroup *
add_group (LiaShortcutsDialog *self)
{
  AdwPreferencesGroup *group = ADW_PREFERENCES_GROUP (adw_preferences_group_new ());

  adw_preferences_group_set_title (group, translate (sections[self->groups->len].title));
  adw_preferences_page_add (self->page, group);
  g_ptr_array_add (self->groups, group);
  self->n_shown = 0;

  return group;
}

/* Two dozen rows take too long for one turn. */
static gboolean
add_next_row (GtkWidget *widget)
{
  LiaShortcutsDialog *self = LIA_SHORTCUTS_DIALOG (widget);
  guint place = self->groups->len;
  AdwPreferencesGroup *group = NULL;

  if (place == 0 || self->n_shown == sections[place - 1].n_shortcuts)
    group = add_group (self);
  else
    group = g_ptr_array_index (self->groups, place - 1);
  place = self->groups->len;
  add_shortcut (self, group, &sections[place - 1].shortcuts[self->n_shown++]);

  return place < G_N_ELEMENTS (sections) || self->n_shown < sections[place - 1].n_shortcuts;
}

static gboolean
is_match (GtkWidget *row, const char *folded)
{
  g_autofree char *title
      = lia_text_fold (adw_preferences_row_get_title (ADW_PREFERENCES_ROW (row)));
  g_autofree char *keys = lia_text_fold (g_object_get_data (G_OBJECT (row), "keys"));

  return strstr (title, folded) != NULL || strstr (keys, folded) != NULL;
}

static guint
filter_rows (GtkWidget *widget, const char *folded)
{
  guint n_shown = 0;

  if (ADW_IS_PREFERENCES_ROW (widget))
    {
      gboolean shown = is_match (widget, folded);

      gtk_widget_set_visible (widget, shown);
      return shown ? 1 : 0;
    }
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    n_shown += filter_rows (child, folded);

  return n_shown;
}

static void
on_search_changed (LiaShortcutsDialog *self)
{
  g_autofree char *folded
      = lia_text_fold (gtk_editable_get_text (GTK_EDITABLE (self->search_entry)));
  guint n_shown = 0;

  lia_steps_finish_pieces (GTK_WIDGET (self), add_next_row);
  for (guint i = 0; i < self->groups->len; i++)
    {
      GtkWidget *group = g_ptr_array_index (self->groups, i);
      guint n = filter_rows (group, folded);

      gtk_widget_set_visible (group, n > 0);
      n_shown += n;
    }
  gtk_stack_set_visible_child_name (self->stack, n_shown > 0 ? "list" : "empty");
}

static void
on_stop_search (LiaShortcutsDialog *self)
{
  adw_dialog_close (ADW_DIALOG (self));
}

static void
lia_shortcuts_dialog_dispose (GObject *object)
{
  LiaShortcutsDialog *self = LIA_SHORTCUTS_DIALOG (object);

  g_clear_pointer (&self->groups, g_ptr_array_unref);
  g_clear_object (&self->application);
  gtk_widget_dispose_template (GTK_WIDGET (self), LIA_TYPE_SHORTCUTS_DIALOG);

  G_OBJECT_CLASS (lia_shortcuts_dialog_parent_class)->dispose (object);
}

static void
lia_shortcuts_dialog_class_init (LiaShortcutsDialogClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = lia_shortcuts_dialog_dispose;

  gtk_widget_class_set_template_from_resource (
      widget_class, "/io/github/liaison_desk/Liaison/ui/shortcuts-dialog.ui");
  gtk_widget_class_bind_template_child (widget_class, LiaShortcutsDialog, search_entry);
  gtk_widget_class_bind_template_child (widget_class, LiaShortcutsDialog, stack);
  gtk_widget_class_bind_template_child (widget_class, LiaShortcutsDialog, page);
  gtk_widget_class_bind_template_callback (widget_class, on_search_changed);
  gtk_widget_class_bind_template_callback (widget_class, on_stop_search);
}

static void
lia_shortcuts_dialog_init (LiaShortcutsDialog *self)
{
  self->groups = g_ptr_array_new ();
  gtk_widget_init_template (GTK_WIDGET (self));
  gtk_search_entry_set_key_capture_widget (self->search_entry, GTK_WIDGET (self));
}

AdwDialog *
lia_shortcuts_dialog_new (GtkApplication *application)
{
  LiaShortcutsDialog *self = NULL;

  g_return_val_if_fail (GTK_IS_APPLICATION (application), NULL);

  self = g_object_new (LIA_TYPE_SHORTCUTS_DIALOG, NULL);
  self->application = g_object_ref (application);
  lia_steps_add_pieces (GTK_WIDGET (self), add_next_row);

  return ADW_DIALOG (self);
}
