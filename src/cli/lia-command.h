/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "lia-workspace.h"

G_BEGIN_DECLS

/* What every command ends with. */
enum
{
  LIA_EXIT_DONE = 0,
  LIA_EXIT_SOMETHING_FOUND
  = 1, /* done, but something was rejected or found; stated on standard error */
  LIA_EXIT_REFUSED = 2, /* nothing changed */
};

/**
 * LiaCommand:
 * @name: as typed
 * @arguments: what follows the options, for the help text, marked for translation
 * @summary: N_() one line
 * @run: @arguments are parsed by it with lia_command_parse(); returns the exit status
 */
typedef struct _LiaCommand LiaCommand;
struct _LiaCommand
{
  const char *name;
  const char *arguments;
  const char *summary;
  int (*run) (const LiaCommand *command, char **arguments);
};

/* Command groups, each in a file of its own; arrays end with a %NULL name. */
extern const LiaCommand lia_workspace_commands[];
extern const LiaCommand lia_record_commands[];
extern const LiaCommand lia_import_commands[];
extern const LiaCommand lia_export_commands[];
extern const LiaCommand lia_history_commands[];
extern const LiaCommand lia_duplicate_commands[];

/* Commands with a file of their own. */

/** lia_command_run_list: `list`: the rows of a table */
int lia_command_run_list (const LiaCommand *command, char **arguments);
/** lia_command_run_who: `who`: who looks after a partner or person */
int lia_command_run_who (const LiaCommand *command, char **arguments);
/** lia_command_run_findings: `findings`: what needs attention */
int lia_command_run_findings (const LiaCommand *command, char **arguments);

/**
 * lia_command_parse:
 * @arguments: (inout): the command's own name first; options are taken out
 * @entries: (nullable):
 * @minimum, @maximum: how many arguments stay after the name; @maximum 0: any number
 *
 * Handles --help (which ends the program). On a usage error prints one message that says where help is.
 */
gboolean lia_command_parse (const LiaCommand *command,
                            char ***arguments,
                            const GOptionEntry *entries,
                            guint minimum,
                            guint maximum);

/** lia_command_refuse: prints "liaison-cli: message" on standard error. Returns: %LIA_EXIT_REFUSED */
int lia_command_refuse (const char *format, ...) G_GNUC_PRINTF (1, 2);

/** lia_command_warn_of_place: one line on standard error when a workspace is not safe where @path is */
void lia_command_warn_of_place (const char *path);
/** lia_command_open_to_read: works while another process has the file open; prints why not */
LiaWorkspace *lia_command_open_to_read (const char *path);
/** lia_command_open_to_write: refuses, saying who has it, while another process writes */
LiaWorkspace *lia_command_open_to_write (const char *path);
/** lia_command_finish: closes the workspace. Returns: @status, or %LIA_EXIT_REFUSED when closing failed */
int lia_command_finish (LiaWorkspace *workspace, int status);

/** lia_command_find_table: by name, plural or label; prints which there are when @name is none */
const LiaRecordType *lia_command_find_table (const char *name);
/** lia_command_find_record: prints why there is none. @text: the id */
LiaRecord *
lia_command_find_record (LiaWorkspace *workspace, const LiaRecordType *type, const char *text);

/**
 * lia_command_refuse_field:
 * @option: (nullable): "--sort"; %NULL where a field is changed, which a column made from other rows cannot be
 *
 * Prints that there is no such field, and which there are. Returns: %LIA_EXIT_REFUSED
 */
int lia_command_refuse_field (const char *option, const LiaRecordType *type, const char *field);

/** lia_command_split: FIELD=VALUE at the first '='; prints a message when there is none */
gboolean lia_command_split (const char *assignment, char **field, const char **value);

G_END_DECLS
