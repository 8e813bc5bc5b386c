/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "lia-config.h"

#include "lia-findings-model.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "lia-findings-order.h"

/* Subjects whose findings are remembered in words: some screens full. */
#define MAX_DESCRIBED 200

struct _LiaFindingsModel
{
  GObject parent_instance;

  /* owned */
  LiaFindings *findings;
  GArray *verdicts; /* of all, in order; empty for one subject */
  GPtrArray *items; /* of one subject */
  GHashTable *described; /* gint64 → GPtrArray of LiaFinding */
  GHashTable *touched; /* subjects that may read otherwise than shown; NULL: all */
  GCancellable *cancellable;

  gint64 subject;
  gboolean ordering;
  gboolean stale;
};

enum
{
  PROP_LOADING = 1,
  N_PROPS
};

static GParamSpec *properties[N_PROPS];

static void list_model_init (GListModelInterface *iface);

G_DEFINE_FINAL_TYPE_WITH_CODE (LiaFindingsModel,
                               lia_findings_model,
                               G_TYPE_OBJECT,
                               G_IMPLEMENT_INTERFACE (G_TYPE_LIST_MODEL, list_model_init))

/* Items. */

static GPtrArray *
describe (LiaFindingsModel *self, gint64 subject)
{
  GPtrArray *findings = g_hash_table_lookup (self->described, &subject);

  if (findings != NULL)
    return findings;
  if (g_hash_table_size (self->described) >= MAX_DESCRIBED)
    g_hash_table_remove_all (self->described);
  findings = lia_findings_describe_subject (self->findings, subject);
  g_hash_table_insert (self->described, g_memdup2 (&subject, sizeof subject), findings);
  return findings;
}

/* What changed since the list was ordered is told in the words of the rule until the list follows. */
static LiaFinding *
make_item (LiaFindingsModel *self, const LiaVerdict *verdict)
{
  GPtrArray *findings = describe (self, verdict->subject);

  for (guint i = 0; i < findings->len; i++)
    {
      LiaFinding *finding = g_ptr_array_index (findings, i);
      const gint64 record = verdict->record != 0 ? verdict->record : verdict->subject;

      if (lia_finding_get_rule (finding) == (LiaRuleId) verdict->rule
          && lia_finding_get_record_id (finding) == record)
        return g_object_ref (finding);
    }
  return lia_finding_new (
      (LiaRuleId) verdict->rule, (LiaSeverity) verdict->severity, "partner", verdict->subject,
      findings->len > 0 ? lia_finding_get_subject_name (g_ptr_array_index (findings, 0)) : "",
      verdict->record, _ (lia_rule_get ((LiaRuleId) verdict->rule)->label));
}

static GType
lia_findings_model_get_item_type (GListModel *model)
{
  return LIA_TYPE_FINDING;
}

static guint
lia_findings_model_get_n_items (GListModel *model)
{
  LiaFindingsModel *self = LIA_FINDINGS_MODEL (model);

  return self->subject != 0 ? self->items->len : self->verdicts->len;
}

static gpointer
lia_findings_model_get_item (GListModel *model, guint position)
{
  LiaFindingsModel *self = LIA_FINDINGS_MODEL (model);

  if (position >= lia_findings_model_get_n_items (model))
    return NULL;
  if (self->subject != 0)
    return g_object_ref (g_ptr_array_index (self->items, position));
  return make_item (self, &g_array_index (self->verdicts, LiaVerdict, position));
}

static void
list_model_init (GListModelInterface *iface)
{
  iface->get_item_type = lia_findings_model_get_item_type;
  iface->get_n_items = lia_findings_model_get_n_items;
  iface->get_item = lia_findings_model_get_item;
}

/* One subject. */

static gboolean
reads_the_same (LiaFinding *a, LiaFinding *b)
{
  return lia_finding_get_rule (a) == lia_finding_get_rule (b)
         && lia_finding_get_severity (a) == lia_finding_get_severity (b)
         && lia_finding_get_record_id (a) == lia_finding_get_record_id (b)
         && g_strcmp0 (lia_finding_get_message (a), lia_finding_get_message (b)) == 0
         && g_strcmp0 (lia_finding_get_subject_name (a), lia_finding_get_subject_name (b)) == 0;
}

static void
show_subject (LiaFindingsModel *self)
{
  g_autoptr (GPtrArray) old = g_steal_pointer (&self->items);
  guint start = 0;
  guint end = 0;
  guint n_least;

  self->items = lia_findings_describe_subject (self->findings, self->subject);
  n_least = MIN (old->len, self->items->len);
  while (start < n_least
         && reads_the_same (g_ptr_array_index (old, start), g_ptr_array_index (self->items, start)))
    start++;
  while (end < n_least - start
         && reads_the_same (g_ptr_array_index (old, old->len - 1 - end),
                            g_ptr_array_index (self->items, self->items->len - 1 - end)))
    end++;
  if (old->len != self->items->len || start < old->len)
    g_list_model_items_changed (G_LIST_MODEL (self), start, old->len - start - end,
                                self->items->len - start - end);
}

/* All. */

static gboolean
is_unchanged (LiaFindingsModel *self, const LiaVerdict *a, const LiaVerdict *b)
{
  return memcmp (a, b, sizeof *a) == 0 && self->touched != NULL
         && !g_hash_table_contains (self->touched, &a->subject);
}

static void
show_all (LiaFindingsModel *self, GArray *verdicts)
{
  g_autoptr (GArray) old = g_steal_pointer (&self->verdicts);
  const LiaVerdict *before = (const LiaVerdict *) (gpointer) old->data;
  const LiaVerdict *after = (const LiaVerdict *) (gpointer) verdicts->data;
  const guint n_least = MIN (old->len, verdicts->len);
  guint start = 0;
  guint end = 0;

  while (start < n_least && is_unchanged (self, &before[start], &after[start]))
    start++;
  while (end < n_least - start
         && is_unchanged (self, &before[old->len - 1 - end], &after[verdicts->len - 1 - end]))
    end++;
  self->verdicts = g_array_ref (verdicts);
  g_clear_pointer (&self->touched, g_hash_table_unref);
  self->touched = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, NULL);
  g_hash_table_remove_all (self->described);
  if (old->len != verdicts->len || start < old->len)
    g_list_model_items_changed (G_LIST_MODEL (self), start, old->len - start - end,
                                verdicts->len - start - end);
}

static gpointer
order_verdicts (LiaReader *reader, gpointer verdicts, GCancellable *cancellable, GError **error)
{
  return lia_findings_order (verdicts, reader, error);
}

static void order (LiaFindingsModel *self);

static void
tell_loading (LiaFindingsModel *self)
{
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_LOADING]);
}

static void
on_ordered (GObject *source, GAsyncResult *result, gpointer user_data)
{
  LiaFindingsModel *self = LIA_FINDINGS_MODEL (source);
  g_autoptr (GError) error = NULL;
  g_autoptr (GArray) ordered = g_task_propagate_pointer (G_TASK (result), &error);

  self->ordering = FALSE;
  if (ordered != NULL)
    show_all (self, ordered);
  else if (!g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    g_warning ("Findings cannot be put in order: %s", error->message);
  if (self->stale && self->cancellable != NULL)
    order (self);
  else
    tell_loading (self);
}

static void
order (LiaFindingsModel *self)
{
  g_autoptr (GTask) task = NULL;

  self->stale = self->ordering;
  if (self->ordering)
    return;
  self->ordering = TRUE;
  task = g_task_new (self, self->cancellable, on_ordered, NULL);
  g_task_set_source_tag (task, order);
  g_task_set_task_data (task, g_array_ref (lia_findings_get_state (self->findings)->verdicts),
                        (GDestroyNotify) g_array_unref);
  lia_store_read_in_thread (lia_findings_get_store (self->findings), task, order_verdicts,
                            (GDestroyNotify) g_array_unref);
}

static gboolean
is_touched (GArray *subjects, gint64 subject)
{
  if (subjects == NULL)
    return TRUE;
  for (guint i = 0; i < subjects->len; i++)
    if (g_array_index (subjects, gint64, i) == subject)
      return TRUE;
  return FALSE;
}

static void
on_changed (LiaFindings *findings, GArray *subjects, LiaFindingsModel *self)
{
  if (self->subject != 0)
    {
      if (is_touched (subjects, self->subject))
        show_subject (self);
      return;
    }

  if (subjects == NULL)
    g_clear_pointer (&self->touched, g_hash_table_unref);
  for (guint i = 0; subjects != NULL && self->touched != NULL && i < subjects->len; i++)
    g_hash_table_add (self->touched,
                      g_memdup2 (&g_array_index (subjects, gint64, i), sizeof (gint64)));
  g_hash_table_remove_all (self->described);
  order (self);
}

static void
lia_findings_model_dispose (GObject *object)
{
  LiaFindingsModel *self = LIA_FINDINGS_MODEL (object);

  if (self->findings != NULL)
    g_signal_handlers_disconnect_by_data (self->findings, self);
  if (self->cancellable != NULL)
    g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  g_clear_object (&self->findings);

  G_OBJECT_CLASS (lia_findings_model_parent_class)->dispose (object);
}

static void
lia_findings_model_finalize (GObject *object)
{
  LiaFindingsModel *self = LIA_FINDINGS_MODEL (object);

  g_array_unref (self->verdicts);
  g_ptr_array_unref (self->items);
  g_hash_table_unref (self->described);
  g_clear_pointer (&self->touched, g_hash_table_unref);

  G_OBJECT_CLASS (lia_findings_model_parent_class)->finalize (object);
}

static void
lia_findings_model_get_property (GObject *object, guint prop_id, GValue *value, GParamSpec *pspec)
{
  switch (prop_id)
    {
    case PROP_LOADING:
      g_value_set_boolean (value, lia_findings_model_is_loading (LIA_FINDINGS_MODEL (object)));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
lia_findings_model_class_init (LiaFindingsModelClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->get_property = lia_findings_model_get_property;
  object_class->dispose = lia_findings_model_dispose;
  object_class->finalize = lia_findings_model_finalize;

  properties[PROP_LOADING]
      = g_param_spec_boolean ("loading", NULL, NULL, FALSE,
                              G_PARAM_READABLE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, properties);
}

static void
lia_findings_model_init (LiaFindingsModel *self)
{
  self->verdicts = g_array_new (FALSE, FALSE, sizeof (LiaVerdict));
  self->items = g_ptr_array_new_with_free_func (g_object_unref);
  self->described = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free,
                                           (GDestroyNotify) g_ptr_array_unref);
  self->cancellable = g_cancellable_new ();
}

LiaFindingsModel *
lia_findings_model_new (LiaFindings *findings, gint64 subject)
{
  LiaFindingsModel *self;

  g_return_val_if_fail (LIA_IS_FINDINGS (findings), NULL);

  self = g_object_new (LIA_TYPE_FINDINGS_MODEL, NULL);
  self->findings = g_object_ref (findings);
  self->subject = subject;
  g_signal_connect (findings, "changed", G_CALLBACK (on_changed), self);
  g_signal_connect_swapped (findings, "notify::ready", G_CALLBACK (tell_loading), self);
  if (subject != 0)
    show_subject (self);
  else
    order (self);
  return self;
}

void
lia_findings_model_get_group (LiaFindingsModel *self, guint position, guint *start, guint *end)
{
  const guint n_items = lia_findings_model_get_n_items (G_LIST_MODEL (self));
  gint64 subject;

  g_return_if_fail (LIA_IS_FINDINGS_MODEL (self));

  if (position >= n_items)
    {
      *start = n_items;
      *end = G_MAXUINT;
      return;
    }
  *start = 0;
  *end = n_items;
  if (self->subject != 0)
    return;
  subject = g_array_index (self->verdicts, LiaVerdict, position).subject;
  *start = position;
  while (*start > 0 && g_array_index (self->verdicts, LiaVerdict, *start - 1).subject == subject)
    (*start)--;
  *end = position + 1;
  while (*end < n_items && g_array_index (self->verdicts, LiaVerdict, *end).subject == subject)
    (*end)++;
}

gboolean
lia_findings_model_is_loading (LiaFindingsModel *self)
{
  g_return_val_if_fail (LIA_IS_FINDINGS_MODEL (self), FALSE);

  return self->ordering || (self->findings != NULL && !lia_findings_is_ready (self->findings));
}
