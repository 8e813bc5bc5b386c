/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "lia-config.h"

#include "lia-page-sections.h"

#include "lia-idle-steps.h"
#include "lia-section-label.h"

typedef struct
{
  AdwViewStackPage *page; /* borrowed; its child is a bin that waits for the section */
  LiaPageSectionFlags flags;
  LiaPageSectionFunc make;
  gconstpointer data;
} Slot;

struct _LiaPageSections
{
  GObject parent_instance;

  /* borrowed */
  gpointer page;
  AdwViewStack *stack;
  GtkListBox *list;
  GtkDropDown *choice;

  /* owned */
  GtkStringList *titles;
  GArray *slots; /* (element-type Slot) */

  guint shown_source; /* makes what is looked at */
  guint others_source;
  gboolean started;
};

G_DEFINE_FINAL_TYPE (LiaPageSections, lia_page_sections, G_TYPE_OBJECT)

enum
{
  PROP_LOADING = 1,
  N_PROPS
};

static GParamSpec *properties[N_PROPS];

enum
{
  SIGNAL_SHOWN,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

static Slot *
get_slot (LiaPageSections *self, guint position)
{
  return &g_array_index (self->slots, Slot, position);
}

static GtkWidget *
get_section (const Slot *slot)
{
  return adw_bin_get_child (ADW_BIN (adw_view_stack_page_get_child (slot->page)));
}

static gboolean
has_property (GtkWidget *section, const char *name)
{
  return g_object_class_find_property (G_OBJECT_GET_CLASS (section), name) != NULL;
}

static void
notify_loading (LiaPageSections *self)
{
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_LOADING]);
}

/* Making. */

static void
make (LiaPageSections *self, Slot *slot)
{
  GtkWidget *section = slot->make (self->page, slot->data);

  adw_bin_set_child (ADW_BIN (adw_view_stack_page_get_child (slot->page)), section);
  if (has_property (section, "n-items"))
    g_object_bind_property (section, "n-items", slot->page, "badge-number", G_BINDING_SYNC_CREATE);
  if (has_property (section, "loading"))
    g_signal_connect_object (section, "notify::loading", G_CALLBACK (notify_loading), self,
                             G_CONNECT_SWAPPED);
}

static Slot *
find_shown (LiaPageSections *self)
{
  GtkWidget *bin = adw_view_stack_get_visible_child (self->stack);

  for (guint i = 0; i < self->slots->len; i++)
    if (adw_view_stack_page_get_child (get_slot (self, i)->page) == bin)
      return get_slot (self, i);

  return NULL;
}

static gboolean
make_other (gpointer user_data)
{
  LiaPageSections *self = user_data;
  guint n_left = 0;

  for (guint i = 0; i < self->slots->len; i++)
    {
      Slot *slot = get_slot (self, i);

      if ((slot->flags & LIA_PAGE_SECTION_ON_DEMAND) || get_section (slot) != NULL)
        continue;
      if (n_left == 0)
        make (self, slot);
      n_left++;
    }
  if (n_left > 1)
    return TRUE;
  self->others_source = 0;
  notify_loading (self);

  return FALSE;
}

static gboolean
make_shown (gpointer user_data)
{
  LiaPageSections *self = user_data;
  Slot *shown = find_shown (self);

  self->shown_source = 0;
  if (shown != NULL && get_section (shown) == NULL)
    make (self, shown);
  if (self->others_source == 0)
    self->others_source = lia_idle_steps_add (G_PRIORITY_DEFAULT_IDLE, make_other, self);
  notify_loading (self);

  return FALSE;
}

static void
make_shown_soon (LiaPageSections *self)
{
  Slot *shown = find_shown (self);

  if (!self->started || self->shown_source != 0 || shown == NULL || get_section (shown) != NULL)
    return;
  /* In a turn of its own, and before the next frame. */
  self->shown_source = lia_idle_steps_add (G_PRIORITY_HIGH_IDLE, make_shown, self);
  notify_loading (self);
}

/* Choosing. */

static void
on_shown (LiaPageSections *self)
{
  g_autoptr (GtkSelectionModel) pages = adw_view_stack_get_pages (self->stack);
  const guint n = g_list_model_get_n_items (G_LIST_MODEL (pages));

  for (guint i = 0; i < n; i++)
    if (gtk_selection_model_is_selected (pages, i))
      {
        gtk_list_box_select_row (self->list, gtk_list_box_get_row_at_index (self->list, (int) i));
        gtk_drop_down_set_selected (self->choice, i);
      }
  make_shown_soon (self);
  g_signal_emit (self, signals[SIGNAL_SHOWN], 0);
}

static void
choose (LiaPageSections *self, guint position)
{
  g_autoptr (GtkSelectionModel) pages = adw_view_stack_get_pages (self->stack);

  if (position < g_list_model_get_n_items (G_LIST_MODEL (pages))
      && !gtk_selection_model_is_selected (pages, position))
    gtk_selection_model_select_item (pages, position, TRUE);
}

static void
on_row_chosen (LiaPageSections *self, GtkListBoxRow *row)
{
  if (row != NULL)
    choose (self, (guint) gtk_list_box_row_get_index (row));
}

static void
on_dropped_down (LiaPageSections *self)
{
  choose (self, gtk_drop_down_get_selected (self->choice));
}

static void
lia_page_sections_get_property (GObject *object, guint prop_id, GValue *value, GParamSpec *pspec)
{
  switch (prop_id)
    {
    case PROP_LOADING:
      g_value_set_boolean (value, lia_page_sections_is_loading (LIA_PAGE_SECTIONS (object)));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
lia_page_sections_dispose (GObject *object)
{
  LiaPageSections *self = LIA_PAGE_SECTIONS (object);

  g_clear_handle_id (&self->shown_source, g_source_remove);
  g_clear_handle_id (&self->others_source, g_source_remove);
  g_clear_object (&self->titles);
  g_clear_pointer (&self->slots, g_array_unref);

  G_OBJECT_CLASS (lia_page_sections_parent_class)->dispose (object);
}

static void
lia_page_sections_class_init (LiaPageSectionsClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->get_property = lia_page_sections_get_property;
  object_class->dispose = lia_page_sections_dispose;

  properties[PROP_LOADING] = g_param_spec_boolean ("loading", NULL, NULL, FALSE,
                                                   G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, properties);
  signals[SIGNAL_SHOWN] = g_signal_new ("shown", LIA_TYPE_PAGE_SECTIONS, G_SIGNAL_RUN_LAST, 0, NULL,
                                        NULL, NULL, G_TYPE_NONE, 0);
}

static void
lia_page_sections_init (LiaPageSections *self)
{
  self->titles = gtk_string_list_new (NULL);
  self->slots = g_array_new (FALSE, FALSE, sizeof (Slot));
}

LiaPageSections *
lia_page_sections_new (gpointer page, AdwViewStack *stack, GtkListBox *list, GtkDropDown *choice)
{
  LiaPageSections *self = g_object_new (LIA_TYPE_PAGE_SECTIONS, NULL);

  self->page = page;
  self->stack = stack;
  self->list = list;
  self->choice = choice;
  gtk_drop_down_set_model (choice, G_LIST_MODEL (self->titles));
  g_signal_connect_object (stack, "notify::visible-child", G_CALLBACK (on_shown), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (list, "row-activated", G_CALLBACK (on_row_chosen), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (list, "row-selected", G_CALLBACK (on_row_chosen), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (choice, "notify::selected", G_CALLBACK (on_dropped_down), self,
                           G_CONNECT_SWAPPED);

  return self;
}

void
lia_page_sections_add (LiaPageSections *self,
                       const char *name,
                       const char *title,
                       const char *icon_name,
                       LiaPageSectionFlags flags,
                       LiaPageSectionFunc make_section,
                       gconstpointer data)
{
  Slot slot = { NULL, flags, make_section, data };

  g_return_if_fail (LIA_IS_PAGE_SECTIONS (self));

  slot.page
      = adw_view_stack_add_titled_with_icon (self->stack, adw_bin_new (), name, title, icon_name);
  g_array_append_val (self->slots, slot);
  gtk_list_box_append (self->list, lia_section_label_new (slot.page));
  gtk_string_list_append (self->titles, title);
  if (self->slots->len == 1)
    on_shown (self);
}

void
lia_page_sections_start (LiaPageSections *self)
{
  g_return_if_fail (LIA_IS_PAGE_SECTIONS (self));

  self->started = TRUE;
  make_shown_soon (self);
}

gboolean
lia_page_sections_show (LiaPageSections *self, const char *name)
{
  g_return_val_if_fail (LIA_IS_PAGE_SECTIONS (self), FALSE);

  if (adw_view_stack_get_child_by_name (self->stack, name) == NULL)
    return FALSE;
  adw_view_stack_set_visible_child_name (self->stack, name);

  return TRUE;
}

GtkWidget *
lia_page_sections_get_shown (LiaPageSections *self)
{
  Slot *shown = NULL;

  g_return_val_if_fail (LIA_IS_PAGE_SECTIONS (self), NULL);

  shown = find_shown (self);
  if (!self->started || shown == NULL)
    return NULL;
  if (get_section (shown) == NULL)
    make (self, shown);

  return get_section (shown);
}

void
lia_page_sections_foreach (LiaPageSections *self, GFunc func, gpointer user_data)
{
  g_return_if_fail (LIA_IS_PAGE_SECTIONS (self));

  for (guint i = 0; i < self->slots->len; i++)
    if (get_section (get_slot (self, i)) != NULL)
      func (get_section (get_slot (self, i)), user_data);
}

gboolean
lia_page_sections_is_loading (LiaPageSections *self)
{
  gboolean loading = FALSE;

  g_return_val_if_fail (LIA_IS_PAGE_SECTIONS (self), FALSE);

  loading = self->shown_source != 0 || self->others_source != 0;
  for (guint i = 0; i < self->slots->len && !loading; i++)
    {
      GtkWidget *section = get_section (get_slot (self, i));

      if (section != NULL && has_property (section, "loading"))
        g_object_get (section, "loading", &loading, NULL);
    }

  return loading;
}
