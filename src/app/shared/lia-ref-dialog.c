/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "lia-config.h"

#include "lia-ref-dialog.h"

#include <glib/gi18n-lib.h>

#include "lia-affiliation.h"
#include "lia-growing-slice.h"
#include "lia-import-person-name.h"
#include "lia-list-keys.h"
#include "lia-person-text.h"
#include "lia-person.h"
#include "lia-record-dialog.h"
#include "lia-ref-choices.h"
#include "lia-text.h"

#define PARTNER "partner"

/* What the dialog has room for, and some more. */
#define ROWS_SEEN 16

struct _LiaRefDialog
{
  AdwDialog parent_instance;

  /* template */
  GtkSearchEntry *search_entry;
  GtkStack *stack;
  GtkListView *list_view;
  GtkSingleSelection *selection;
  GtkListItemFactory *header_factory;
  GtkWidget *add_bar;
  GtkLabel *add_label;

  /* owned */
  LiaWorkspace *workspace;
  LiaRefChoices *choices;
  char *searched; /* (nullable): what the choices answer to */

  /* borrowed */
  const LiaField *field;
  const LiaRecordType *type;

  gint64 partner; /* whose people are meant; 0: nobody's */
  gint64 added; /* 0, or who was added on the way */
  gboolean searching; /* the first row is selected when all groups have answered */
  gboolean activated; /* and chosen */
};

G_DEFINE_FINAL_TYPE (LiaRefDialog, lia_ref_dialog, ADW_TYPE_DIALOG)

enum
{
  SIGNAL_CHOSEN,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

static void
choose_record (LiaRefDialog *self, LiaRecord *record)
{
  g_signal_emit (self, signals[SIGNAL_CHOSEN], 0, record);
  adw_dialog_force_close (ADW_DIALOG (self));
}

static void
choose (LiaRefDialog *self, guint position)
{
  g_autoptr (LiaRecord) record = g_list_model_get_item (G_LIST_MODEL (self->selection), position);

  if (record != NULL)
    choose_record (self, record);
}

static void
on_row_activated (LiaRefDialog *self, guint position)
{
  choose (self, position);
}

/* Adding on the way. */

static gboolean
choose_id (LiaRefDialog *self, gint64 id)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (LiaRecord) record
      = lia_record_load (lia_workspace_get_reader (self->workspace), self->type, id, &error);

  if (record == NULL)
    g_warning ("%s %" G_GINT64_FORMAT ": %s", self->type->table, id, error->message);
  else
    choose_record (self, record);
  return TRUE;
}

static void
on_added (LiaRefDialog *self, gint64 id)
{
  self->added = id;
}

/* The form goes first, then what stands below it. */
static void
on_form_closed (LiaRefDialog *self)
{
  if (self->added != 0)
    choose_id (self, self->added);
}

static LiaRecord *
make_person (LiaRefDialog *self)
{
  LiaRecord *person = lia_record_new (&lia_person_type);
  g_autofree char *text
      = lia_text_strip (gtk_editable_get_text (GTK_EDITABLE (self->search_entry)));
  g_auto (LiaPersonName) name = { 0 };

  if (text != NULL && strchr (text, '@') != NULL)
    lia_record_parse (person, "email", text, NULL, NULL);
  else if (text != NULL)
    {
      lia_person_name_split (text, &name);
      lia_record_parse (person, "honorific", name.honorific, NULL, NULL);
      lia_record_parse (person, "given_name", name.given, NULL, NULL);
      lia_record_parse (person, "family_name", name.family, NULL, NULL);
    }
  if (self->field->flags & LIA_FIELD_OF_TEAM)
    lia_record_set_value (person, "team", &LIA_INTEGER (1));

  return person;
}

/* What was typed in forms below stays as it is: this one stands on top of them. */
static void
on_add_clicked (LiaRefDialog *self)
{
  g_autoptr (LiaRecord) person = make_person (self);
  LiaRecordDialog *dialog = lia_record_dialog_new (self->workspace, person);

  if (self->partner != 0)
    {
      g_autoptr (LiaRecord) affiliation = lia_record_new (&lia_affiliation_type);

      lia_record_set_value (affiliation, PARTNER, &LIA_INTEGER (self->partner));
      lia_record_dialog_set_companion (dialog, affiliation, "person");
    }
  g_signal_connect_object (dialog, "saved", G_CALLBACK (on_added), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (dialog, "closed", G_CALLBACK (on_form_closed), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (dialog, "take", G_CALLBACK (choose_id), self, G_CONNECT_SWAPPED);
  adw_dialog_present (ADW_DIALOG (dialog), GTK_WIDGET (self));
}

static gboolean
can_add (LiaRefDialog *self)
{
  return self->type == &lia_person_type && !lia_workspace_is_read_only (self->workspace);
}

static void
update_add_label (LiaRefDialog *self)
{
  const gboolean team = (self->field->flags & LIA_FIELD_OF_TEAM) != 0;
  g_autofree char *text
      = lia_text_strip (gtk_editable_get_text (GTK_EDITABLE (self->search_entry)));
  g_autofree char *safe = text != NULL ? lia_text_make_bidi_visible (text) : NULL;
  g_autofree char *label = NULL;

  if (safe == NULL)
    label = g_strdup (team ? _ ("Add a Team Member…") : _ ("Add a Person…"));
  else if (team)
    /* Translators: %s is a name somebody typed */
    label = g_strdup_printf (_ ("Add “%s” as a Team Member…"), safe);
  else
    /* Translators: %s is a name somebody typed */
    label = g_strdup_printf (_ ("Add “%s” as a Person…"), safe);
  gtk_label_set_label (self->add_label, label);
}

/* Searching. */

static guint
get_n_rows (LiaRefDialog *self)
{
  return g_list_model_get_n_items (G_LIST_MODEL (self->selection));
}

/* Groups answer one after the other; what stands first is known when all have. */
static void
on_choices_changed (LiaRefDialog *self)
{
  const gboolean loading = lia_ref_choices_get_loading (self->choices);
  const gboolean empty = get_n_rows (self) == 0;
  gboolean activated;

  gtk_stack_set_visible_child_name (self->stack, empty && !loading ? "empty" : "list");
  if (loading || !self->searching)
    return;

  self->searching = FALSE;
  activated = self->activated;
  self->activated = FALSE;
  if (!empty)
    gtk_list_view_scroll_to (self->list_view, 0, GTK_LIST_SCROLL_SELECT, NULL);
  if (activated && !empty)
    choose (self, 0);
  else if (activated && can_add (self))
    on_add_clicked (self);
}

static void
search (LiaRefDialog *self)
{
  const char *text = gtk_editable_get_text (GTK_EDITABLE (self->search_entry));

  self->searching = TRUE;
  self->activated = FALSE;
  g_set_str (&self->searched, text);
  lia_ref_choices_search (self->choices, text);
  on_choices_changed (self);
}

static void
on_search_changed (LiaRefDialog *self)
{
  if (self->choices != NULL
      && g_strcmp0 (self->searched, gtk_editable_get_text (GTK_EDITABLE (self->search_entry))) != 0)
    search (self);
}

/* Enter means what was typed, also when it is faster than the search. */
static void
on_search_activated (LiaRefDialog *self)
{
  on_search_changed (self);
  if (self->searching)
    self->activated = TRUE;
  else if (get_n_rows (self) > 0)
    choose (self, gtk_single_selection_get_selected (self->selection));
  else if (can_add (self))
    on_add_clicked (self);
}

static gboolean
on_key_pressed (LiaRefDialog *self, guint keyval)
{
  return lia_list_keys_pressed (self->list_view, keyval);
}

/* Rows. */

/* Second line of a row: what tells two people of the same name apart. */
static char *
describe (LiaRecord *record)
{
  static const char *const fields[] = { "country", "definition" };
  const LiaRecordType *type = lia_record_get_record_type (record);

  if (type == &lia_person_type)
    return lia_person_dup_summary (record);
  for (gsize i = 0; i < G_N_ELEMENTS (fields); i++)
    if (lia_record_type_get_field (type, fields[i]) != NULL)
      return lia_record_format (record, fields[i], LIA_RECORD_DISPLAY);

  return g_strdup ("");
}

static GtkWidget *
add_line (GtkWidget *box)
{
  GtkWidget *label = gtk_label_new (NULL);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
  gtk_box_append (GTK_BOX (box), label);
  return label;
}

static void
on_row_setup (LiaRefDialog *self, GtkListItem *item)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  GtkWidget *description;

  gtk_widget_set_margin_top (box, 6);
  gtk_widget_set_margin_bottom (box, 6);
  add_line (box);
  description = add_line (box);
  gtk_widget_add_css_class (description, "caption");
  gtk_widget_add_css_class (description, "dimmed");
  gtk_list_item_set_child (item, box);
}

/* Headings never have the focus, so each row says where it stands. */
static void
tell_row (LiaRefDialog *self, GtkListItem *item, const char *name, const char *description)
{
  g_autofree char *heading = lia_text_make_bidi_visible (
      lia_ref_choices_get_heading (self->choices, gtk_list_item_get_position (item)));
  g_autofree char *all = NULL;

  if (*heading == '\0' || *description == '\0')
    all = g_strconcat (description, heading, NULL);
  else
    /* Translators: what is read out of a row: its second line, and the heading under which it stands */
    all = g_strdup_printf (_ ("%s, %s"), description, heading);
  gtk_list_item_set_accessible_label (item, name);
  gtk_list_item_set_accessible_description (item, all);
}

static void
on_row_bind (LiaRefDialog *self, GtkListItem *item)
{
  LiaRecord *record = gtk_list_item_get_item (item);
  GtkWidget *box = gtk_list_item_get_child (item);
  GtkWidget *second = gtk_widget_get_last_child (box);
  g_autofree char *name = lia_record_get_display_name (record);
  g_autofree char *safe_name = lia_text_make_bidi_visible (name);
  g_autofree char *description = describe (record);
  g_autofree char *safe_description = lia_text_make_bidi_visible (description);

  gtk_label_set_label (GTK_LABEL (gtk_widget_get_first_child (box)), safe_name);
  gtk_label_set_label (GTK_LABEL (second), safe_description);
  gtk_widget_set_visible (second, *safe_description != '\0');
  tell_row (self, item, safe_name, safe_description);
}

static void
on_header_setup (LiaRefDialog *self, GtkListHeader *header)
{
  GtkWidget *label = gtk_label_new (NULL);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
  gtk_widget_add_css_class (label, "heading");
  /* As far in as the rows' text. */
  gtk_widget_set_margin_start (label, 12);
  gtk_widget_set_margin_end (label, 12);
  gtk_list_header_set_child (header, label);
}

static void
on_header_bind (LiaRefDialog *self, GtkListHeader *header)
{
  const guint start = gtk_list_header_get_start (header);
  g_autofree char *safe
      = lia_text_make_bidi_visible (lia_ref_choices_get_heading (self->choices, start));

  gtk_label_set_label (GTK_LABEL (gtk_list_header_get_child (header)), safe);
}

static void
lia_ref_dialog_dispose (GObject *object)
{
  LiaRefDialog *self = LIA_REF_DIALOG (object);

  gtk_widget_dispose_template (GTK_WIDGET (self), LIA_TYPE_REF_DIALOG);
  g_clear_object (&self->choices);
  g_clear_object (&self->workspace);
  g_clear_pointer (&self->searched, g_free);

  G_OBJECT_CLASS (lia_ref_dialog_parent_class)->dispose (object);
}

static void
lia_ref_dialog_class_init (LiaRefDialogClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = lia_ref_dialog_dispose;

  signals[SIGNAL_CHOSEN] = g_signal_new ("chosen", LIA_TYPE_REF_DIALOG, G_SIGNAL_RUN_LAST, 0, NULL,
                                         NULL, NULL, G_TYPE_NONE, 1, LIA_TYPE_RECORD);

  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/io/github/liaison_desk/Liaison/ui/ref-dialog.ui");
  gtk_widget_class_bind_template_child (widget_class, LiaRefDialog, search_entry);
  gtk_widget_class_bind_template_child (widget_class, LiaRefDialog, stack);
  gtk_widget_class_bind_template_child (widget_class, LiaRefDialog, list_view);
  gtk_widget_class_bind_template_child (widget_class, LiaRefDialog, selection);
  gtk_widget_class_bind_template_child (widget_class, LiaRefDialog, header_factory);
  gtk_widget_class_bind_template_child (widget_class, LiaRefDialog, add_bar);
  gtk_widget_class_bind_template_child (widget_class, LiaRefDialog, add_label);
  gtk_widget_class_bind_template_callback (widget_class, on_row_activated);
  gtk_widget_class_bind_template_callback (widget_class, adw_dialog_close);
  gtk_widget_class_bind_template_callback (widget_class, on_search_activated);
  gtk_widget_class_bind_template_callback (widget_class, on_search_changed);
  gtk_widget_class_bind_template_callback (widget_class, on_key_pressed);
  gtk_widget_class_bind_template_callback (widget_class, on_add_clicked);
  gtk_widget_class_bind_template_callback (widget_class, update_add_label);
  gtk_widget_class_bind_template_callback (widget_class, on_row_setup);
  gtk_widget_class_bind_template_callback (widget_class, on_header_setup);
  gtk_widget_class_bind_template_callback (widget_class, on_header_bind);
  gtk_widget_class_bind_template_callback (widget_class, on_row_bind);
}

static void
lia_ref_dialog_init (LiaRefDialog *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

static gboolean
can_search (const LiaRecordType *type)
{
  for (guint i = 0; i < type->n_fields; i++)
    if (type->fields[i].flags & LIA_FIELD_SEARCHED)
      return TRUE;

  return FALSE;
}

LiaRefDialog *
lia_ref_dialog_new (LiaWorkspace *workspace, const LiaField *field)
{
  LiaRefDialog *self = g_object_new (LIA_TYPE_REF_DIALOG, NULL);
  g_autoptr (GListModel) rows = NULL;

  self->field = field;
  self->type = lia_record_type_find (field->target);
  self->workspace = g_object_ref (workspace);
  self->choices = lia_ref_choices_new (lia_workspace_get_store (workspace), field);

  adw_dialog_set_title (ADW_DIALOG (self), _ (field->label));
  gtk_widget_set_visible (GTK_WIDGET (self->search_entry), can_search (self->type));
  if (!can_search (self->type))
    adw_dialog_set_focus (ADW_DIALOG (self), GTK_WIDGET (self->list_view));
  gtk_widget_set_visible (self->add_bar, can_add (self));
  update_add_label (self);
  g_signal_connect_object (self->choices, "changed", G_CALLBACK (on_choices_changed), self,
                           G_CONNECT_SWAPPED);
  rows = lia_growing_slice_new (lia_ref_choices_get_model (self->choices), GTK_WIDGET (self),
                                ROWS_SEEN);
  gtk_single_selection_set_model (self->selection, rows);
  search (self);

  return self;
}

void
lia_ref_dialog_suit (LiaRefDialog *self, LiaRecord *record)
{
  gint64 partner;

  g_return_if_fail (LIA_IS_REF_DIALOG (self));
  g_return_if_fail (LIA_IS_RECORD (record));

  if (lia_record_type_get_field (lia_record_get_record_type (record), PARTNER) == NULL)
    return;
  partner = lia_record_get_integer (record, PARTNER);
  lia_ref_choices_set_partner (self->choices, lia_workspace_get_reader (self->workspace), partner);
  if ((self->field->flags & LIA_FIELD_OF_PARTNER) && partner != 0)
    {
      self->partner = partner;
      /* One group needs no heading. */
      gtk_list_view_set_header_factory (self->list_view, self->header_factory);
    }
  search (self);
}
