/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "lia-config.h"

#include "lia-column-layout.h"

#include <glib/gi18n-lib.h>

#include "lia-derived-field.h"

#define SETTINGS_KEY "columns"

/* a{s(ba(sbi))}: table → is the default; of each column its id, whether it is chosen, its width */
#define SETTINGS_TYPE G_VARIANT_TYPE ("a{s(ba(sbi))}")
#define LAYOUT_TYPE   G_VARIANT_TYPE ("(ba(sbi))")

/* Dragging an edge changes the width with every movement of the pointer. */
#define SAVE_DELAY_MILLISECONDS 400

#define MIN_WIDTH               40
#define MAX_WIDTH               2000

struct _LiaColumnLayout
{
  GObject parent_instance;

  /* owned */
  GArray *columns; /* (element-type LiaColumn) */
  GSettings *settings; /* (nullable) */

  /* borrowed */
  const LiaRecordType *type;
  const char *const *defaults; /* (nullable) */
  const char *const *dispensable; /* (nullable) */

  guint n_hidden;
  guint save_source;
  gboolean is_default;
  gboolean borrowed; /* shows the columns of a named list; the user's own are as they were kept */
};

G_DEFINE_FINAL_TYPE (LiaColumnLayout, lia_column_layout, G_TYPE_OBJECT)

enum
{
  CHANGED,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

static int
get_default_width (const LiaField *field)
{
  switch (field->type)
    {
    case LIA_FIELD_BOOLEAN:
    case LIA_FIELD_INTEGER:
      return 128;
    case LIA_FIELD_CHOICE:
      return g_str_equal (field->name, "status") ? 104 : 132;
    case LIA_FIELD_DATE:
    case LIA_FIELD_COUNTRY:
    case LIA_FIELD_CHOICE_SET:
    case LIA_FIELD_MONEY:
      return 132;
    case LIA_FIELD_REF:
      /* Names of organisations are longer than those of people and levels. */
      return g_strcmp0 (field->target, "partner") == 0 ? 216 : 164;
    case LIA_FIELD_PHONE:
      return 164;
    case LIA_FIELD_EMAIL:
    case LIA_FIELD_URL:
    case LIA_FIELD_SET:
    case LIA_FIELD_LANGUAGES:
      return 200;
    case LIA_FIELD_MULTILINE:
      return 260;
    case LIA_FIELD_TEXT:
    default:
      return 160;
    }
}

/* Of a person the column of names shows more than the field they are sorted by. */
static const char *
get_title (LiaColumnLayout *self, const LiaField *field)
{
  return field == lia_record_type_get_name_field (self->type) ? _ ("Name") : _ (field->label);
}

static void
append_default (LiaColumnLayout *self, const LiaField *field)
{
  gboolean first = self->columns->len == 0;
  gboolean in_default = first
                        || (self->defaults != NULL ? g_strv_contains (self->defaults, field->name)
                                                   : (field->flags & LIA_FIELD_IN_LIST) != 0);
  LiaColumn column = {
    .id = field->name,
    .title = get_title (self, field),
    .default_width = first ? -1 : get_default_width (field),
    .chosen = in_default,
    .in_default = in_default,
  };

  if (!(field->flags & LIA_FIELD_HIDDEN) && !lia_column_layout_find (self, field->name, NULL))
    g_array_append_val (self->columns, column);
}

static void
fill_defaults (LiaColumnLayout *self)
{
  guint n_derived = 0;
  const LiaDerivedField *derived = lia_record_type_get_derived (self->type, &n_derived);

  g_array_set_size (self->columns, 0);
  append_default (self, lia_record_type_get_name_field (self->type));
  for (guint i = 0; self->defaults != NULL && self->defaults[i] != NULL; i++)
    append_default (self, lia_record_type_find_column (self->type, self->defaults[i]));
  for (guint i = 0; i < self->type->n_fields; i++)
    append_default (self, &self->type->fields[i]);
  for (guint i = 0; i < n_derived; i++)
    append_default (self, &derived[i].field);
  self->is_default = TRUE;
}

static LiaColumn *
get_column (LiaColumnLayout *self, guint position)
{
  return &g_array_index (self->columns, LiaColumn, position);
}

static void
move_column (LiaColumnLayout *self, guint from, guint to)
{
  LiaColumn column = *get_column (self, from);

  g_array_remove_index (self->columns, from);
  g_array_insert_val (self->columns, to, column);
}

/* A field that came with a newer version has no place in what was kept; it stands at the end, as by default. */
static void
load (LiaColumnLayout *self)
{
  g_autoptr (GVariant) all = NULL;
  g_autoptr (GVariant) layout = NULL;
  g_autoptr (GVariantIter) iter = NULL;
  const char *id = NULL;
  gboolean chosen = FALSE;
  int width = 0;
  guint next = 0;

  fill_defaults (self);
  if (self->settings == NULL)
    return;

  all = g_settings_get_value (self->settings, SETTINGS_KEY);
  layout = g_variant_lookup_value (all, self->type->table, LAYOUT_TYPE);
  if (layout == NULL)
    return;

  g_variant_get (layout, "(ba(sbi))", &self->is_default, &iter);
  while (g_variant_iter_next (iter, "(&sbi)", &id, &chosen, &width))
    {
      guint position = 0;

      if (!lia_column_layout_find (self, id, &position) || position < next)
        continue;
      if (position == 0 || next > 0)
        {
          LiaColumn *column = get_column (self, position);

          if (!self->is_default)
            column->chosen = chosen || position == 0;
          column->width = width > 0 ? CLAMP (width, MIN_WIDTH, MAX_WIDTH) : 0;
          move_column (self, position, next++);
        }
    }
}

static void
save (LiaColumnLayout *self)
{
  g_autoptr (GVariant) all = NULL;
  g_auto (GVariantBuilder) columns = G_VARIANT_BUILDER_INIT (G_VARIANT_TYPE ("a(sbi)"));

  g_clear_handle_id (&self->save_source, g_source_remove);
  for (guint i = 0; i < self->columns->len; i++)
    {
      const LiaColumn *column = get_column (self, i);

      g_variant_builder_add (&columns, "(sbi)", column->id, column->chosen, column->width);
    }

  all = g_settings_get_value (self->settings, SETTINGS_KEY);
  {
    g_auto (GVariantBuilder) builder = G_VARIANT_BUILDER_INIT (SETTINGS_TYPE);
    GVariantIter iter;
    const char *table = NULL;
    GVariant *layout = NULL;

    g_variant_iter_init (&iter, all);
    while (g_variant_iter_loop (&iter, "{&s@(ba(sbi))}", &table, &layout))
      if (!g_str_equal (table, self->type->table))
        g_variant_builder_add (&builder, "{s@(ba(sbi))}", table, layout);
    g_variant_builder_add (&builder, "{s(b@a(sbi))}", self->type->table, self->is_default,
                           g_variant_builder_end (&columns));
    g_settings_set_value (self->settings, SETTINGS_KEY, g_variant_builder_end (&builder));
  }
}

static gboolean
on_save_timeout (gpointer user_data)
{
  LiaColumnLayout *self = user_data;

  self->save_source = 0;
  save (self);

  return G_SOURCE_REMOVE;
}

static void
save_later (LiaColumnLayout *self)
{
  if (self->save_source == 0 && self->settings != NULL && !self->borrowed)
    self->save_source = g_timeout_add (SAVE_DELAY_MILLISECONDS, on_save_timeout, self);
}

static void
emit_changed (LiaColumnLayout *self)
{
  save_later (self);
  g_signal_emit (self, signals[CHANGED], 0);
}

static void
lia_column_layout_dispose (GObject *object)
{
  LiaColumnLayout *self = LIA_COLUMN_LAYOUT (object);

  if (self->save_source != 0)
    save (self);
  g_clear_object (&self->settings);

  G_OBJECT_CLASS (lia_column_layout_parent_class)->dispose (object);
}

static void
lia_column_layout_finalize (GObject *object)
{
  g_array_unref (LIA_COLUMN_LAYOUT (object)->columns);

  G_OBJECT_CLASS (lia_column_layout_parent_class)->finalize (object);
}

static void
lia_column_layout_class_init (LiaColumnLayoutClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->dispose = lia_column_layout_dispose;
  object_class->finalize = lia_column_layout_finalize;

  signals[CHANGED] = g_signal_new ("changed", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL,
                                   NULL, NULL, G_TYPE_NONE, 0);
}

static void
lia_column_layout_init (LiaColumnLayout *self)
{
  self->columns = g_array_new (FALSE, FALSE, sizeof (LiaColumn));
}

LiaColumnLayout *
lia_column_layout_new (const LiaRecordType *type,
                       GSettings *settings,
                       const char *const *defaults,
                       const char *const *dispensable)
{
  LiaColumnLayout *self = NULL;

  g_return_val_if_fail (type != NULL, NULL);

  self = g_object_new (LIA_TYPE_COLUMN_LAYOUT, NULL);
  self->type = type;
  self->defaults = defaults;
  self->dispensable = dispensable;
  g_set_object (&self->settings, settings);
  load (self);

  return self;
}

guint
lia_column_layout_get_n_columns (LiaColumnLayout *self)
{
  g_return_val_if_fail (LIA_IS_COLUMN_LAYOUT (self), 0);

  return self->columns->len;
}

const LiaColumn *
lia_column_layout_get (LiaColumnLayout *self, guint position)
{
  g_return_val_if_fail (LIA_IS_COLUMN_LAYOUT (self), NULL);
  g_return_val_if_fail (position < self->columns->len, NULL);

  return get_column (self, position);
}

gboolean
lia_column_layout_find (LiaColumnLayout *self, const char *id, guint *position)
{
  g_return_val_if_fail (LIA_IS_COLUMN_LAYOUT (self), FALSE);

  for (guint i = 0; i < self->columns->len; i++)
    if (g_strcmp0 (get_column (self, i)->id, id) == 0)
      {
        if (position != NULL)
          *position = i;
        return TRUE;
      }

  return FALSE;
}

static gboolean
has_given_way (LiaColumnLayout *self, const char *id)
{
  if (!self->is_default || self->dispensable == NULL)
    return FALSE;

  for (guint i = 0; i < self->n_hidden && self->dispensable[i] != NULL; i++)
    if (g_str_equal (self->dispensable[i], id))
      return TRUE;

  return FALSE;
}

gboolean
lia_column_layout_is_shown (LiaColumnLayout *self, guint position)
{
  const LiaColumn *column = lia_column_layout_get (self, position);

  return column != NULL && column->chosen && !has_given_way (self, column->id);
}

gboolean
lia_column_layout_is_default (LiaColumnLayout *self)
{
  g_return_val_if_fail (LIA_IS_COLUMN_LAYOUT (self), TRUE);

  return self->is_default;
}

/* What one sees is what one goes on from. */
static void
keep_what_is_shown (LiaColumnLayout *self)
{
  for (guint i = 0; self->is_default && i < self->columns->len; i++)
    if (has_given_way (self, get_column (self, i)->id))
      get_column (self, i)->chosen = FALSE;
  self->is_default = FALSE;
}

void
lia_column_layout_set_shown (LiaColumnLayout *self, const char *id, gboolean shown)
{
  guint position = 0;

  g_return_if_fail (LIA_IS_COLUMN_LAYOUT (self));

  if (!lia_column_layout_find (self, id, &position) || position == 0
      || lia_column_layout_is_shown (self, position) == shown)
    return;

  keep_what_is_shown (self);
  get_column (self, position)->chosen = shown;
  emit_changed (self);
}

void
lia_column_layout_move (LiaColumnLayout *self, const char *id, guint position)
{
  guint from = 0;

  g_return_if_fail (LIA_IS_COLUMN_LAYOUT (self));

  if (!lia_column_layout_find (self, id, &from) || from == 0)
    return;

  position = CLAMP (position, 1, self->columns->len - 1);
  if (from == position)
    return;

  move_column (self, from, position);
  emit_changed (self);
}

/* Columns that are not shown keep their places among the others. */
void
lia_column_layout_set_order (LiaColumnLayout *self, const char *const *ids)
{
  g_autoptr (GArray) places = g_array_new (FALSE, FALSE, sizeof (guint));
  g_autoptr (GArray) before = NULL;
  guint n = 0;

  g_return_if_fail (LIA_IS_COLUMN_LAYOUT (self));
  g_return_if_fail (ids != NULL);

  before = g_array_copy (self->columns);
  for (guint i = 1; i < self->columns->len; i++)
    if (g_strv_contains (ids, get_column (self, i)->id))
      g_array_append_val (places, i);
  for (guint i = 0; ids[i] != NULL && n < places->len; i++)
    for (guint j = 1; j < before->len; j++)
      if (g_str_equal (g_array_index (before, LiaColumn, j).id, ids[i]))
        *get_column (self, g_array_index (places, guint, n++))
            = g_array_index (before, LiaColumn, j);

  emit_changed (self);
}

void
lia_column_layout_set_width (LiaColumnLayout *self, const char *id, int width)
{
  guint position = 0;

  g_return_if_fail (LIA_IS_COLUMN_LAYOUT (self));

  if (!lia_column_layout_find (self, id, &position))
    return;

  width = width > 0 ? CLAMP (width, MIN_WIDTH, MAX_WIDTH) : 0;
  if (get_column (self, position)->width == width)
    return;

  get_column (self, position)->width = width;
  save_later (self);
}

void
lia_column_layout_set_room (LiaColumnLayout *self, guint n_hidden)
{
  g_return_if_fail (LIA_IS_COLUMN_LAYOUT (self));

  if (self->n_hidden == n_hidden)
    return;

  self->n_hidden = n_hidden;
  if (self->is_default)
    g_signal_emit (self, signals[CHANGED], 0);
}

void
lia_column_layout_reset (LiaColumnLayout *self)
{
  g_return_if_fail (LIA_IS_COLUMN_LAYOUT (self));

  fill_defaults (self);
  emit_changed (self);
}

char *
lia_column_layout_to_text (LiaColumnLayout *self)
{
  g_autoptr (GString) text = g_string_new (NULL);

  g_return_val_if_fail (LIA_IS_COLUMN_LAYOUT (self), NULL);

  if (self->is_default)
    return NULL;

  for (guint i = 0; i < self->columns->len; i++)
    if (get_column (self, i)->chosen)
      g_string_append_printf (text, "%s%s", text->len > 0 ? "," : "", get_column (self, i)->id);

  return g_string_free (g_steal_pointer (&text), FALSE);
}

void
lia_column_layout_apply_text (LiaColumnLayout *self, const char *text)
{
  g_auto (GStrv) ids = NULL;
  guint next = 1;

  g_return_if_fail (LIA_IS_COLUMN_LAYOUT (self));

  if (self->save_source != 0)
    save (self);
  if (text == NULL && !self->borrowed)
    return;
  self->borrowed = text != NULL;
  load (self);
  if (text == NULL)
    {
      emit_changed (self);
      return;
    }

  for (guint i = 1; i < self->columns->len; i++)
    get_column (self, i)->chosen = FALSE;
  ids = g_strsplit (text, ",", -1);
  for (guint i = 0; ids[i] != NULL; i++)
    {
      guint position = 0;

      if (!lia_column_layout_find (self, g_strstrip (ids[i]), &position) || position < next)
        continue;
      get_column (self, position)->chosen = TRUE;
      move_column (self, position, next++);
    }
  self->is_default = FALSE;
  emit_changed (self);
}
