/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "lia-config.h"

#include "lia-field-row.h"

#include <glib/gi18n-lib.h>

#include "lia-countries.h"
#include "lia-date.h"
#include "lia-ref-row.h"
#include "lia-string-set.h"
#include "lia-tags-row.h"
#include "lia-text-row.h"

/* Binds one widget to one field of a draft; lives as long as the widget. */
typedef struct
{
  LiaRecordDraft *draft; /* owned */
  const LiaField *field;
  const char **tokens; /* (owned) (nullable): of a combo row, by position; "" stands for none */
} Binding;

static void
binding_free (gpointer data, GClosure *closure)
{
  Binding *self = data;

  g_object_unref (self->draft);
  g_free (self->tokens);
  g_free (self);
}

static Binding *
binding_new (LiaRecordDraft *draft, const LiaField *field)
{
  Binding *self = g_new0 (Binding, 1);

  self->draft = g_object_ref (draft);
  self->field = field;

  return self;
}

static void
connect_binding (gpointer widget, const char *signal, GCallback callback, Binding *binding)
{
  g_signal_connect_data (widget, signal, callback, binding, binding_free, 0);
}

static void
on_entry_changed (GtkEditable *editable, Binding *binding)
{
  lia_record_draft_set_text (binding->draft, binding->field->name, gtk_editable_get_text (editable),
                             NULL);
}

static GtkInputPurpose
get_input_purpose (LiaFieldType type)
{
  switch (type)
    {
    case LIA_FIELD_EMAIL:
      return GTK_INPUT_PURPOSE_EMAIL;
    case LIA_FIELD_URL:
      return GTK_INPUT_PURPOSE_URL;
    case LIA_FIELD_PHONE:
      return GTK_INPUT_PURPOSE_PHONE;
    case LIA_FIELD_INTEGER:
      return GTK_INPUT_PURPOSE_DIGITS;
    default:
      return GTK_INPUT_PURPOSE_FREE_FORM;
    }
}

/* A calendar beside the entry, for those who know the day of the week only. */

static void
on_calendar_shown (GtkWidget *popover, GtkWidget *row)
{
  GtkCalendar *calendar = GTK_CALENDAR (gtk_popover_get_child (GTK_POPOVER (popover)));
  g_autoptr (GDateTime) shown = g_date_time_new_now_local ();
  GDate date;

  if (lia_date_parse (gtk_editable_get_text (GTK_EDITABLE (row)), LIA_DATE_ORDER_ANY, &date, NULL))
    {
      g_date_time_unref (shown);
      shown = g_date_time_new_local (g_date_get_year (&date), (int) g_date_get_month (&date),
                                     g_date_get_day (&date), 12, 0, 0);
    }
  g_object_set_data (G_OBJECT (calendar), "being-set", calendar);
  gtk_calendar_select_day (calendar, shown);
  g_object_set_data (G_OBJECT (calendar), "being-set", NULL);
}

static void
on_day_selected (GtkCalendar *calendar, GtkWidget *row)
{
  g_autoptr (GDateTime) day = gtk_calendar_get_date (calendar);
  g_autofree char *text = g_date_time_format (day, "%Y-%m-%d");

  if (g_object_get_data (G_OBJECT (calendar), "being-set") == NULL)
    gtk_editable_set_text (GTK_EDITABLE (row), text);
}

static void
add_calendar (GtkWidget *row)
{
  GtkWidget *button = gtk_menu_button_new ();
  GtkWidget *popover = gtk_popover_new ();
  GtkWidget *calendar = gtk_calendar_new ();

  gtk_popover_set_child (GTK_POPOVER (popover), calendar);
  gtk_menu_button_set_popover (GTK_MENU_BUTTON (button), popover);
  gtk_menu_button_set_icon_name (GTK_MENU_BUTTON (button), "x-office-calendar-symbolic");
  gtk_widget_set_tooltip_text (button, _ ("Choose a Day"));
  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  gtk_widget_add_css_class (button, "flat");
  g_signal_connect_object (popover, "show", G_CALLBACK (on_calendar_shown), row, 0);
  g_signal_connect_object (calendar, "day-selected", G_CALLBACK (on_day_selected), row, 0);
  adw_entry_row_add_suffix (ADW_ENTRY_ROW (row), button);
}

static GtkWidget *
make_entry_row (LiaRecordDraft *draft, const LiaField *field)
{
  GtkWidget *row = adw_entry_row_new ();
  g_autofree char *text = lia_record_draft_dup_text (draft, field->name);

  gtk_editable_set_text (GTK_EDITABLE (row), text);
  adw_entry_row_set_input_purpose (ADW_ENTRY_ROW (row), get_input_purpose (field->type));
  if (field->type == LIA_FIELD_DATE)
    add_calendar (row);
  connect_binding (row, "changed", G_CALLBACK (on_entry_changed), binding_new (draft, field));

  return row;
}

static void
on_switch_changed (AdwSwitchRow *row, GParamSpec *pspec, Binding *binding)
{
  LiaValue value = LIA_INTEGER (adw_switch_row_get_active (row));

  lia_record_draft_set_value (binding->draft, binding->field->name, &value);
}

static GtkWidget *
make_switch_row (LiaRecordDraft *draft, const LiaField *field)
{
  GtkWidget *row = adw_switch_row_new ();

  adw_switch_row_set_active (
      ADW_SWITCH_ROW (row),
      lia_record_get_integer (lia_record_draft_get_current (draft), field->name) != 0);
  connect_binding (row, "notify::active", G_CALLBACK (on_switch_changed),
                   binding_new (draft, field));

  return row;
}

static void
on_combo_changed (AdwComboRow *row, GParamSpec *pspec, Binding *binding)
{
  guint selected = adw_combo_row_get_selected (row);
  LiaValue value = LIA_NULL;

  if (selected != GTK_INVALID_LIST_POSITION && binding->tokens[selected][0] != '\0')
    value = LIA_TEXT (binding->tokens[selected]);
  lia_record_draft_set_value (binding->draft, binding->field->name, &value);
}

/* @tokens is taken over; the strings in it are static. */
static GtkWidget *
make_combo_row (LiaRecordDraft *draft,
                const LiaField *field,
                GPtrArray *tokens,
                GtkStringList *labels)
{
  GtkWidget *row = adw_combo_row_new ();
  const char *current = lia_record_get_text (lia_record_draft_get_current (draft), field->name);
  Binding *binding = binding_new (draft, field);
  guint selected = tokens->len > 0 && g_str_equal (g_ptr_array_index (tokens, 0), "")
                       ? 0
                       : GTK_INVALID_LIST_POSITION;

  for (guint i = 0; i < tokens->len; i++)
    if (g_strcmp0 (g_ptr_array_index (tokens, i), current) == 0)
      selected = i;

  binding->tokens = (const char **) g_ptr_array_free (tokens, FALSE);
  adw_combo_row_set_model (ADW_COMBO_ROW (row), G_LIST_MODEL (labels));
  adw_combo_row_set_selected (ADW_COMBO_ROW (row), selected);
  connect_binding (row, "notify::selected", G_CALLBACK (on_combo_changed), binding);

  return row;
}

static GtkWidget *
make_choice_row (LiaRecordDraft *draft, const LiaField *field)
{
  g_autoptr (GtkStringList) labels = gtk_string_list_new (NULL);
  GPtrArray *tokens = g_ptr_array_new ();

  if (!(field->flags & LIA_FIELD_REQUIRED))
    {
      g_ptr_array_add (tokens, (gpointer) "");
      gtk_string_list_append (labels, _ ("None"));
    }
  for (const LiaChoice *choice = field->choices; choice->token != NULL; choice++)
    {
      g_ptr_array_add (tokens, (gpointer) choice->token);
      gtk_string_list_append (labels, _ (choice->label));
    }

  return make_combo_row (draft, field, tokens, labels);
}

static GtkWidget *
make_country_row (LiaRecordDraft *draft, const LiaField *field)
{
  g_autoptr (GtkStringList) labels = gtk_string_list_new (NULL);
  g_autoptr (GtkExpression) expression
      = gtk_property_expression_new (GTK_TYPE_STRING_OBJECT, NULL, "string");
  const char *const *codes = lia_country_codes ();
  GPtrArray *tokens = g_ptr_array_new ();
  GtkWidget *row = NULL;

  g_ptr_array_add (tokens, (gpointer) "");
  gtk_string_list_append (labels, _ ("None"));
  for (guint i = 0; codes[i] != NULL; i++)
    {
      g_ptr_array_add (tokens, (gpointer) codes[i]);
      gtk_string_list_append (labels, lia_country_get_name (codes[i]));
    }

  row = make_combo_row (draft, field, tokens, labels);
  adw_combo_row_set_expression (ADW_COMBO_ROW (row), expression);
  adw_combo_row_set_search_match_mode (ADW_COMBO_ROW (row), GTK_STRING_FILTER_MATCH_MODE_SUBSTRING);
  adw_combo_row_set_enable_search (ADW_COMBO_ROW (row), TRUE);

  return row;
}

static void
update_summary (AdwExpanderRow *row, LiaRecordDraft *draft, const LiaField *field)
{
  g_autofree char *summary
      = lia_record_format (lia_record_draft_get_current (draft), field->name, LIA_RECORD_DISPLAY);

  adw_expander_row_set_subtitle (row, summary[0] != '\0' ? summary : _ ("None"));
}

static void
on_choice_toggled (GtkCheckButton *button, Binding *binding)
{
  LiaRecord *record = lia_record_draft_get_current (binding->draft);
  const char *token = g_object_get_data (G_OBJECT (button), "token");
  GtkWidget *expander = gtk_widget_get_ancestor (GTK_WIDGET (button), ADW_TYPE_EXPANDER_ROW);
  g_auto (GStrv) before = lia_record_get_set (record, binding->field->name);
  g_autoptr (GPtrArray) elements = g_ptr_array_new_with_free_func (g_free);
  g_autofree char *json = NULL;
  LiaValue value = LIA_NULL;

  for (guint i = 0; before[i] != NULL; i++)
    if (!g_str_equal (before[i], token))
      g_ptr_array_add (elements, g_strdup (before[i]));
  if (gtk_check_button_get_active (button))
    g_ptr_array_add (elements, g_strdup (token));

  json = lia_string_set_to_json (elements);
  value = LIA_TEXT (json);
  lia_record_draft_set_value (binding->draft, binding->field->name, &value);
  if (expander != NULL)
    update_summary (ADW_EXPANDER_ROW (expander), binding->draft, binding->field);
}

static GtkWidget *
make_choice_set_row (LiaRecordDraft *draft, const LiaField *field)
{
  GtkWidget *expander = adw_expander_row_new ();
  g_auto (GStrv) chosen = lia_record_get_set (lia_record_draft_get_current (draft), field->name);

  for (const LiaChoice *choice = field->choices; choice->token != NULL; choice++)
    {
      GtkWidget *row = adw_action_row_new ();
      GtkWidget *check = gtk_check_button_new ();

      gtk_widget_set_valign (check, GTK_ALIGN_CENTER);
      gtk_check_button_set_active (GTK_CHECK_BUTTON (check),
                                   g_strv_contains ((const char *const *) chosen, choice->token));
      g_object_set_data (G_OBJECT (check), "token", (gpointer) choice->token);
      connect_binding (check, "toggled", G_CALLBACK (on_choice_toggled),
                       binding_new (draft, field));
      adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), _ (choice->label));
      adw_action_row_add_prefix (ADW_ACTION_ROW (row), check);
      adw_action_row_set_activatable_widget (ADW_ACTION_ROW (row), check);
      adw_expander_row_add_row (ADW_EXPANDER_ROW (expander), row);
    }
  update_summary (ADW_EXPANDER_ROW (expander), draft, field);

  return expander;
}

GtkWidget *
lia_field_row_new (LiaWorkspace *workspace, LiaRecordDraft *draft, const LiaField *field)
{
  GtkWidget *row = NULL;

  g_return_val_if_fail (LIA_IS_RECORD_DRAFT (draft), NULL);
  g_return_val_if_fail (field != NULL, NULL);

  switch (field->type)
    {
    case LIA_FIELD_MULTILINE:
      row = lia_text_row_new (draft, field);
      break;
    case LIA_FIELD_BOOLEAN:
      row = make_switch_row (draft, field);
      break;
    case LIA_FIELD_COUNTRY:
      row = make_country_row (draft, field);
      break;
    case LIA_FIELD_CHOICE:
      row = make_choice_row (draft, field);
      break;
    case LIA_FIELD_CHOICE_SET:
      row = make_choice_set_row (draft, field);
      break;
    case LIA_FIELD_SET:
    case LIA_FIELD_LANGUAGES:
      row = lia_tags_row_new (draft, field);
      break;
    case LIA_FIELD_REF:
      row = lia_ref_row_new (workspace, draft, field);
      break;
    case LIA_FIELD_TEXT:
    case LIA_FIELD_INTEGER:
    case LIA_FIELD_DATE:
    case LIA_FIELD_EMAIL:
    case LIA_FIELD_URL:
    case LIA_FIELD_PHONE:
    case LIA_FIELD_MONEY:
    default:
      row = make_entry_row (draft, field);
    }

  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), _ (field->label));
  /* Rows that are more than one control are not named by their title. */
  gtk_accessible_update_property (GTK_ACCESSIBLE (row), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _ (field->label), -1);

  return row;
}
