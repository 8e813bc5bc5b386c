/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <json-glib/json-glib.h>

#include "lia-field.h"
#include "lia-store.h"

G_BEGIN_DECLS

typedef struct _LiaRefCache LiaRefCache; /* lia-record-find.h */

/**
 * LiaRecord:
 *
 * One row of a journalled table, loaded or new: an in-memory copy with one GObject property a field, so
 * that templates can bind it. Not thread-safe; may be made on any thread and handed over. Changing it
 * changes nothing in the workspace until lia_record_save() inside a batch.
 *
 * Properties: `id` (gint64), `display-name`, `trashed`, and one a field, of its name: text as shown in an edit row (LIA_RECORD_EDIT); writing such a property parses.
 */
#define LIA_TYPE_RECORD (lia_record_get_type ())
G_DECLARE_DERIVABLE_TYPE (LiaRecord, lia_record, LIA, RECORD, GObject)

/**
 * LiaRecordType:
 * @table: singular, also the name of the type in the command line and JSON
 * @label, @label_plural: N_()
 * @fields: (array length=n_fields):
 *
 * Static description of a record type, the one source for properties, SQL, validation, forms, columns,
 * import headers, JSON and history labels.
 */
typedef struct
{
  const char *table;
  const char *plural;
  const char *label;
  const char *label_plural;
  const LiaField *fields;
  guint n_fields;
  GType (*get_type) (void);
} LiaRecordType;

struct _LiaRecordClass
{
  GObjectClass parent_class;

  const LiaRecordType *record_type;

  /* Text under which a reader knows the record: "ITU", "Dr Ada Obi". (transfer full) */
  char *(*get_display_name) (LiaRecord *self);
  /* SQL expression over table alias `t` for the same, where it can be told in SQL; for joins and lists. */
  const char *display_sql;
  /* The same alias: by what rows that refer to this one are sorted. */
  const char *order_sql;
  /* The field that sort_key is made from in the first place, and that sorts by it. */
  const char *sort_key_field;
  /* The field a table without sort_key is sorted by; NULL: by id. */
  const char *order_field;
  /* Folded text the table is sorted by, or NULL when the table has no sort_key. (transfer full) */
  char *(*get_sort_key) (LiaRecord *self);
  /* Fills in what follows from other fields, before a record is checked and saved; NULL: nothing does. */
  void (*complete) (LiaRecord *self);
  /* Rules over several fields: "to" not before "from". */
  gboolean (*validate) (LiaRecord *self, GError **error);
  /* Appends to @ids the live rows a reader may mean by @text, besides those of that display name; NULL when
   * the display name is all there is. Indexed: it runs for each row of an import. */
  gboolean (*find) (LiaReader *reader, const char *text, GArray *ids, GError **error);

  /* Columns made from other rows: lia-derived-field.h */
  const struct _LiaDerivedField *derived;
  guint n_derived;
  /* All of them for the row ?1, then the display name of each that is a REF; no row when it has none. NULL: each is
   * looked up by itself. */
  const char *derived_sql;

  /*< private >*/
  GParamSpec **properties;
  struct _LiaRecordSql *sql;
};

/**
 * LIA_DECLARE_RECORD:
 *
 * In a record type's header: the class, and `type_name##_type`, its static #LiaRecordType.
 */
#define LIA_DECLARE_RECORD(TypeName, type_name, OBJ_NAME)                                          \
  G_DECLARE_FINAL_TYPE (TypeName, type_name, LIA, OBJ_NAME, LiaRecord)                             \
  extern const LiaRecordType type_name##_type;

/**
 * LIA_DEFINE_RECORD:
 * @FIELDS: the static array of #LiaField
 * @SETUP: a static function (LiaRecordClass *) that fills in display_sql and the vfuncs
 *
 * In a record type's source: all that makes the field table a class.
 */
#define LIA_DEFINE_RECORD(TypeName, type_name, TABLE, PLURAL, LABEL, LABEL_PLURAL, FIELDS, SETUP)  \
  struct _##TypeName                                                                               \
  {                                                                                                \
    LiaRecord parent_instance;                                                                     \
  };                                                                                               \
  G_DEFINE_FINAL_TYPE (TypeName, type_name, LIA_TYPE_RECORD)                                       \
  const LiaRecordType type_name##_type = {                                                         \
    TABLE, PLURAL, LABEL, LABEL_PLURAL, FIELDS, G_N_ELEMENTS (FIELDS), type_name##_get_type        \
  };                                                                                               \
  static void type_name##_init (TypeName *self)                                                    \
  {                                                                                                \
  }                                                                                                \
  static void type_name##_class_init (TypeName##Class *klass)                                      \
  {                                                                                                \
    SETUP (LIA_RECORD_CLASS (klass));                                                              \
    lia_record_class_set_type (LIA_RECORD_CLASS (klass), &type_name##_type);                       \
  }

/** lia_record_class_set_type: used by LIA_DEFINE_RECORD: installs the properties the field table describes */
void lia_record_class_set_type (LiaRecordClass *klass, const LiaRecordType *type);

/** lia_record_types: Returns: (transfer none) (array zero-terminated=1): all of them, in a fixed order */
const LiaRecordType *const *lia_record_types (void);
/** lia_record_type_find: by table, plural or label, in any case. Returns: (transfer none) (nullable) */
const LiaRecordType *lia_record_type_find (const char *name);
/** lia_record_type_get_name_field: Returns: (transfer none): the field names begin with in their order: that of the column of
 * names */
const LiaField *lia_record_type_get_name_field (const LiaRecordType *type);
/** lia_record_type_get_field: Returns: (transfer none) (nullable): @name as it is kept, not as it is shown */
const LiaField *lia_record_type_get_field (const LiaRecordType *type, const char *name);

/** lia_record_new: a BOOLEAN of it is no, a required CHOICE its first token, all else empty */
LiaRecord *lia_record_new (const LiaRecordType *type);
/** lia_record_load: Returns: (transfer full) (nullable): the row, trashed or not; %LIA_ERROR_NOT_FOUND else */
LiaRecord *
lia_record_load (LiaReader *reader, const LiaRecordType *type, gint64 id, GError **error);
/** lia_record_load_many: in the order of @ids; rows that are gone are left out. Returns: (element-type LiaRecord) */
GPtrArray *lia_record_load_many (LiaReader *reader,
                                 const LiaRecordType *type,
                                 const gint64 *ids,
                                 guint n,
                                 GError **error);
/** lia_record_copy: Returns: (transfer full): a draft with the same id, to be edited and saved or dropped */
LiaRecord *lia_record_copy (LiaRecord *self);
/** lia_record_equal: whether both are the same row with the same cells, trashed alike; names of references count for nothing */
gboolean lia_record_equal (LiaRecord *a, LiaRecord *b);

/** lia_record_get_record_type: Returns: (transfer none): the description of its type */
const LiaRecordType *lia_record_get_record_type (LiaRecord *self);
/** lia_record_get_id: Returns: 0 while it is new */
gint64 lia_record_get_id (LiaRecord *self);
/** lia_record_is_trashed: whether the row was in the trash when it was loaded */
gboolean lia_record_is_trashed (LiaRecord *self);
/** lia_record_get_display_name: Returns: (transfer full): under which a reader knows it; "" when nothing is known yet */
char *lia_record_get_display_name (LiaRecord *self);

/** lia_record_get_value: @field: one that the type has, here and below. Returns: the cell as kept; its text is owned by the record until it is set again */
LiaValue lia_record_get_value (LiaRecord *self, const char *field);
/** lia_record_get_text: Returns: (transfer none) (nullable): %NULL also for a cell that holds no text */
const char *lia_record_get_text (LiaRecord *self, const char *field);
/** lia_record_get_integer: Returns: 0 also for a cell that is empty */
gint64 lia_record_get_integer (LiaRecord *self, const char *field);
/** lia_record_set_value: sets the cell without any check; the text of @value is copied */
void lia_record_set_value (LiaRecord *self, const char *field, const LiaValue *value);
/** lia_record_get_ref_name: Returns: (nullable): display name of a REF's target, known for loaded records */
const char *lia_record_get_ref_name (LiaRecord *self, const char *field);
/** lia_record_get_set: Returns: (transfer full): the elements of a set, empty for none */
char **lia_record_get_set (LiaRecord *self, const char *field);

/**
 * LiaRecordStyle:
 * @LIA_RECORD_DISPLAY: for reading, translated, in the locale: "North Macedonia", "21 November 2026"
 * @LIA_RECORD_EDIT: for an entry, what parse takes back: "2026-11-21"; sets separated by "; "
 * @LIA_RECORD_MACHINE: for CSV and the command line: tokens, codes, ISO dates; refs by their name
 */
typedef enum
{
  LIA_RECORD_DISPLAY,
  LIA_RECORD_EDIT,
  LIA_RECORD_MACHINE,
} LiaRecordStyle;

/** lia_record_format: Returns: (transfer full): "" for NULL */
char *lia_record_format (LiaRecord *self, const char *field, LiaRecordStyle style);

/**
 * lia_record_parse:
 * @text: as typed or read from a file; blank is NULL
 * @reader: (nullable): to find the target of a REF by id or by its name; without it REF takes ids only
 * @error: %LIA_ERROR_INVALID "Country: “Atlantis” is no country; give its name or ISO code"
 *
 * Checks and normalises @text and sets the field. On error the field keeps its value.
 */
gboolean lia_record_parse (LiaRecord *self,
                           const char *field,
                           const char *text,
                           LiaReader *reader,
                           GError **error);

/**
 * lia_record_parse_cached:
 *
 * As lia_record_parse(), for many rows in a row: names of REF targets are looked up once. @names sees rows
 * as they were when first asked for; lia_ref_cache_clear() when the batch itself adds targets.
 */
gboolean lia_record_parse_cached (LiaRecord *self,
                                  const char *field,
                                  const char *text,
                                  LiaRefCache *names,
                                  GError **error);

/** lia_record_validate: required fields and the type's own rules. */
gboolean lia_record_validate (LiaRecord *self, GError **error);

/**
 * lia_record_save:
 *
 * Validates, then inserts a new record (which gets its id) or updates the cells that differ from the row
 * as it is now. Only on the writer thread, inside a batch.
 * Cells of a loaded record that nobody set are left as they are in the workspace.
 */
gboolean lia_record_save (LiaRecord *self, LiaBatch *batch, GError **error);

/** lia_record_save_with_id: inserts a new record that brings its id along (restoring an export) */
gboolean lia_record_save_with_id (LiaRecord *self, gint64 id, LiaBatch *batch, GError **error);

/** lia_record_to_json: as product.md "JSON output" says: id as text, FIELD and FIELD_id for refs, sets as arrays. */
JsonNode *lia_record_to_json (LiaRecord *self);

G_END_DECLS
