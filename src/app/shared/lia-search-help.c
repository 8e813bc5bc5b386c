/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "lia-config.h"

#include "lia-search-help.h"

#include <glib/gi18n-lib.h>

#include "lia-derived-field.h"

#define WIDEST      440 /* pixels */
#define NARROW      420 /* pixels: a window in which the meaning of an example stands below it */
#define WINDOW_EDGE 36 /* pixels: the frame of the popover and some air */

struct _LiaSearchHelp
{
  GtkPopover parent_instance;

  /* template */
  AdwClamp *clamp;
  GtkGrid *examples;
  AdwWrapBox *words;
};

G_DEFINE_FINAL_TYPE (LiaSearchHelp, lia_search_help, GTK_TYPE_POPOVER)

enum
{
  INSERT,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

typedef struct
{
  const char *text;
  const char *meaning;
} Example;

/* Translators: what may be typed into a search. The word before a colon is the label of a field as it
 * is translated elsewhere, in small letters and with _ for blanks; "has" and "is" are those of the
 * context "search". Quotation marks stay as they are. English words are understood, too. */
static const Example partner_examples[] = {
  { N_ ("bank kenya"), N_ ("Both words, in any order, by their beginnings") },
  { N_ ("\"world bank\""), N_ ("These words together") },
  { N_ ("-bank"), N_ ("Without this word") },
  { N_ ("country:KE,UG"), N_ ("Either country, by code or name") },
  { N_ ("-level:contributor"), N_ ("Not at this level") },
  { N_ ("has:keyworker"), N_ ("Where it is filled in; -has: where it is empty") },
  { N_ ("last_contact:<2026-01-01"), N_ ("Before a day; > after") },
};

static const Example other_examples[] = {
  { N_ ("ada obi"), N_ ("Both words, in any order, by their beginnings") },
  { N_ ("\"head of unit\""), N_ ("These words together") },
  { N_ ("-retired"), N_ ("Without this word") },
  { N_ ("country:KE,UG"), N_ ("Either country, by code or name") },
  { N_ ("has:email"), N_ ("Where it is filled in; -has: where it is empty") },
  { N_ ("is:team"), N_ ("Where it is ticked") },
};

static void
on_word_clicked (GtkWidget *button, LiaSearchHelp *self)
{
  g_signal_emit (self, signals[INSERT], 0, gtk_button_get_label (GTK_BUTTON (button)));
  gtk_popover_popdown (GTK_POPOVER (self));
}

static void
add_example (LiaSearchHelp *self, const Example *example, int row)
{
  GtkWidget *button = gtk_button_new_with_label (_ (example->text));
  GtkLabel *label = GTK_LABEL (gtk_button_get_child (GTK_BUTTON (button)));
  GtkWidget *meaning
      = g_object_new (GTK_TYPE_LABEL, "label", _ (example->meaning), "xalign", 0.0, "wrap", TRUE,
                      "hexpand", TRUE, "max-width-chars", 30, "width-chars", 6, NULL);

  gtk_widget_set_halign (button, GTK_ALIGN_START);
  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  gtk_widget_add_css_class (button, "search-word");
  gtk_label_set_ellipsize (label, PANGO_ELLIPSIZE_END);
  gtk_widget_add_css_class (meaning, "caption");
  gtk_widget_add_css_class (meaning, "dimmed");
  g_signal_connect (button, "clicked", G_CALLBACK (on_word_clicked), self);
  gtk_grid_attach (self->examples, button, 0, row, 1, 1);
  gtk_grid_attach (self->examples, meaning, 1, row, 1, 1);
}

/* "last_contact:", or in the user's language as the search understands it. */
static char *
make_word (const LiaField *field)
{
  const char *label = _ (field->label);
  g_autofree char *word = NULL;

  if (label == field->label)
    return g_strconcat (field->name, ":", NULL);
  word = g_utf8_strdown (label, -1);
  g_strdelimit (word, " ", '_');
  return g_strconcat (word, ":", NULL);
}

static void
add_word (LiaSearchHelp *self, const LiaField *field)
{
  g_autofree char *word = make_word (field);
  GtkWidget *button = gtk_button_new_with_label (word);

  gtk_widget_add_css_class (button, "search-word");
  gtk_widget_set_tooltip_text (button, _ (field->label));
  g_signal_connect (button, "clicked", G_CALLBACK (on_word_clicked), self);
  adw_wrap_box_append (self->words, button);
}

/* Beside what may be typed, or below it. */
static void
place_meanings (LiaSearchHelp *self, gboolean below)
{
  GtkLayoutManager *grid = gtk_widget_get_layout_manager (GTK_WIDGET (self->examples));
  int i = 0;

  for (GtkWidget *child = gtk_widget_get_first_child (GTK_WIDGET (self->examples)); child != NULL;
       child = gtk_widget_get_next_sibling (child), i++)
    {
      gboolean meaning = i % 2 == 1;

      g_object_set (gtk_layout_manager_get_layout_child (grid, child), "column",
                    meaning && !below ? 1 : 0, "row", below ? i : i / 2, NULL);
      gtk_widget_set_margin_bottom (child, meaning && below ? 6 : 0);
    }
}

/* On a phone it is no wider than the window. */
static void
lia_search_help_show (GtkWidget *widget)
{
  LiaSearchHelp *self = LIA_SEARCH_HELP (widget);
  GtkRoot *root = gtk_widget_get_root (widget);
  int room = root != NULL ? gtk_widget_get_width (GTK_WIDGET (root)) - WINDOW_EDGE : 0;

  place_meanings (self, room < NARROW);
  adw_clamp_set_maximum_size (self->clamp, CLAMP (room, 0, WIDEST));
  adw_clamp_set_tightening_threshold (self->clamp, CLAMP (room, 0, WIDEST));
  GTK_WIDGET_CLASS (lia_search_help_parent_class)->show (widget);
}

static void
lia_search_help_dispose (GObject *object)
{
  gtk_widget_dispose_template (GTK_WIDGET (object), LIA_TYPE_SEARCH_HELP);

  G_OBJECT_CLASS (lia_search_help_parent_class)->dispose (object);
}

static void
lia_search_help_class_init (LiaSearchHelpClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = lia_search_help_dispose;
  widget_class->show = lia_search_help_show;

  signals[INSERT] = g_signal_new ("insert", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL,
                                  NULL, NULL, G_TYPE_NONE, 1, G_TYPE_STRING);

  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/io/github/liaison_desk/Liaison/ui/search-help.ui");
  gtk_widget_class_bind_template_child (widget_class, LiaSearchHelp, clamp);
  gtk_widget_class_bind_template_child (widget_class, LiaSearchHelp, examples);
  gtk_widget_class_bind_template_child (widget_class, LiaSearchHelp, words);
}

static void
lia_search_help_init (LiaSearchHelp *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

GtkWidget *
lia_search_help_new (const LiaRecordType *type)
{
  LiaSearchHelp *self = g_object_new (LIA_TYPE_SEARCH_HELP, NULL);
  gboolean partners = g_str_equal (type->table, "partner");
  const Example *examples = partners ? partner_examples : other_examples;
  guint n_examples = partners ? G_N_ELEMENTS (partner_examples) : G_N_ELEMENTS (other_examples);
  guint n_derived = 0;
  const LiaDerivedField *derived = lia_record_type_get_derived (type, &n_derived);

  for (guint i = 0; i < n_examples; i++)
    add_example (self, &examples[i], (int) i);
  for (guint i = 0; i < type->n_fields; i++)
    if (!(type->fields[i].flags & LIA_FIELD_HIDDEN))
      add_word (self, &type->fields[i]);
  for (guint i = 0; i < n_derived; i++)
    add_word (self, &derived[i].field);

  return GTK_WIDGET (self);
}
