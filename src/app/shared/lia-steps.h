/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/*
 * Steps: work on widgets that is too much for one turn of the main loop.
 *
 * A page is there at once with what one sees first; what belongs to it besides, such as rows out of sight or a pane
 * that is still empty, is added as steps. Steps of all widgets are done in the order in which they were added, one a turn
 * and after frames and input that wait, so that each may take what one turn may take. A widget that is taken down takes
 * its steps with it. While steps wait, the window is not settled (lia_window_is_settled()), so tests see a page only when it is
 * whole. Main thread only.
 */

/** LiaStep: @widget: the one it was added for */
typedef void (*LiaStep) (GtkWidget *widget);

/** lia_steps_add: does @step for @widget in a later turn; once, also when it is added again while it waits */
void lia_steps_add (GtkWidget *widget, LiaStep step);

/** lia_steps_finish: does @step now if it still waits, because what it makes is needed */
void lia_steps_finish (GtkWidget *widget, LiaStep step);

/** lia_steps_remove: forgets @step if it still waits */
void lia_steps_remove (GtkWidget *widget, LiaStep step);

/** LiaPiece: does a little of what is to be made for @widget; Returns: whether there is more */
typedef gboolean (*LiaPiece) (GtkWidget *widget);

/** lia_steps_add_pieces: a step made of many: does @piece in later turns, as often in each as there is time for, until it is done */
void lia_steps_add_pieces (GtkWidget *widget, LiaPiece piece);

/** lia_steps_finish_pieces: does all that is left of @piece now, if it still waits */
void lia_steps_finish_pieces (GtkWidget *widget, LiaPiece piece);

/** lia_steps_remove_pieces: forgets what is left of @piece */
void lia_steps_remove_pieces (GtkWidget *widget, LiaPiece piece);

/** lia_steps_are_waiting: Returns: whether there are steps for @widget or for anything in it */
gboolean lia_steps_are_waiting (GtkWidget *widget);

G_END_DECLS
