/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "lia-person-row.h"

#include "lia-person-text.h"

struct _LiaPersonRow
{
  GtkBox parent_instance;

  /* template */
  AdwAvatar *avatar;
  GtkLabel *name;
  GtkLabel *summary;
  GtkWidget *team;
};

G_DEFINE_FINAL_TYPE (LiaPersonRow, lia_person_row, GTK_TYPE_BOX)

static void
lia_person_row_dispose (GObject *object)
{
  gtk_widget_dispose_template (GTK_WIDGET (object), LIA_TYPE_PERSON_ROW);

  G_OBJECT_CLASS (lia_person_row_parent_class)->dispose (object);
}

static void
lia_person_row_class_init (LiaPersonRowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = lia_person_row_dispose;

  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/io/github/liaison_desk/Liaison/ui/person-row.ui");
  gtk_widget_class_bind_template_child (widget_class, LiaPersonRow, avatar);
  gtk_widget_class_bind_template_child (widget_class, LiaPersonRow, name);
  gtk_widget_class_bind_template_child (widget_class, LiaPersonRow, summary);
  gtk_widget_class_bind_template_child (widget_class, LiaPersonRow, team);
}

static void
lia_person_row_init (LiaPersonRow *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

GtkWidget *
lia_person_row_new (void)
{
  return g_object_new (LIA_TYPE_PERSON_ROW, NULL);
}

void
lia_person_row_set_person (LiaPersonRow *self, LiaRecord *person)
{
  g_autofree char *name = NULL;
  g_autofree char *initials = NULL;
  g_autofree char *summary = NULL;

  g_return_if_fail (LIA_IS_PERSON_ROW (self));
  g_return_if_fail (LIA_IS_RECORD (person));

  name = lia_person_dup_name (person);
  initials = lia_person_dup_bare_name (person);
  summary = lia_person_dup_summary (person);
  adw_avatar_set_text (self->avatar, initials);
  gtk_label_set_text (self->name, name);
  gtk_label_set_text (self->summary, summary);
  gtk_widget_set_visible (GTK_WIDGET (self->summary), *summary != '\0');
  gtk_widget_set_visible (self->team, lia_record_get_integer (person, "team") != 0);
}
