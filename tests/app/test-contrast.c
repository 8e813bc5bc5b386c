/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Text in our own colours can be read: its contrast to what is drawn behind it is 4.5:1 (WCAG 2, AA), in light and dark,
 * normal and high contrast, with every accent the desktop offers. Both colours are those on screen: the text's from the
 * widget, the background's from a picture of it. */
#include <math.h>

#include "lia-level-pill.h"
#include "lia-test-roster.h"

#define ENOUGH 4.5

static double
get_luminance (const GdkRGBA *colour)
{
  const double channels[] = { colour->red, colour->green, colour->blue };
  const double weights[] = { 0.2126, 0.7152, 0.0722 };
  double luminance = 0;

  for (guint i = 0; i < G_N_ELEMENTS (channels); i++)
    luminance += weights[i]
                 * (channels[i] <= 0.04045 ? channels[i] / 12.92
                                           : pow ((channels[i] + 0.055) / 1.055, 2.4));

  return luminance;
}

static double
get_contrast (const GdkRGBA *one, const GdkRGBA *other)
{
  double a = get_luminance (one);
  double b = get_luminance (other);

  return (MAX (a, b) + 0.05) / (MIN (a, b) + 0.05);
}

/* What is drawn at the left edge of @widget, half way down, @inset pixels inwards, where no text is. */
static GdkRGBA
pick_background (GtkWidget *widget, int inset)
{
  GtkWidget *window = GTK_WIDGET (gtk_widget_get_root (widget));
  g_autoptr (GdkPaintable) paintable = gtk_widget_paintable_new (window);
  g_autoptr (GtkSnapshot) snapshot = gtk_snapshot_new ();
  g_autoptr (GskRenderNode) node = NULL;
  g_autoptr (GdkTexture) texture = NULL;
  g_autofree guchar *pixels = NULL;
  graphene_rect_t bounds;
  const guchar *pixel;
  gsize stride;
  int width = gtk_widget_get_width (window);
  int height = gtk_widget_get_height (window);

  gdk_paintable_snapshot (paintable, snapshot, width, height);
  node = gtk_snapshot_to_node (snapshot);
  g_assert_nonnull (node);
  texture = gsk_renderer_render_texture (gtk_native_get_renderer (GTK_NATIVE (window)), node,
                                         &GRAPHENE_RECT_INIT (0, 0, (float) width, (float) height));
  stride = (gsize) width * 4;
  pixels = g_malloc (stride * (gsize) height);
  gdk_texture_download (texture, pixels, stride);
  g_assert_true (gtk_widget_compute_bounds (widget, window, &bounds));
  /* Native order of ARGB32: blue first on every machine we build for. */
  pixel = pixels + stride * (gsize) (bounds.origin.y + bounds.size.height / 2)
          + 4 * (gsize) (bounds.origin.x + (float) inset);

  return (GdkRGBA) { (float) (pixel[2] / 255.0), (float) (pixel[1] / 255.0),
                     (float) (pixel[0] / 255.0), 1 };
}

/* A text may be translucent, as that of a disabled or a dimmed one is. */
static GdkRGBA
get_text_colour (GtkWidget *widget, const GdkRGBA *background)
{
  GdkRGBA colour;
  float alpha;

  gtk_widget_get_color (widget, &colour);
  alpha = colour.alpha;

  return (GdkRGBA) { colour.red * alpha + background->red * (1 - alpha),
                     colour.green * alpha + background->green * (1 - alpha),
                     colour.blue * alpha + background->blue * (1 - alpha), 1 };
}

typedef struct
{
  const char *name;
  GtkWidget *widget;
  int inset; /* pixels from its edge to where only its background is */
} Sample;

static void
add_sample (GArray *samples, GtkWidget *box, const char *name, GtkWidget *widget)
{
  gboolean is_bare
      = gtk_widget_has_css_class (widget, "warning") && !gtk_widget_has_css_class (widget, "mark");
  Sample sample = { name, widget, 4 };

  /* Without a background of its own what counts is beside it. */
  if (is_bare || gtk_widget_has_css_class (widget, "error"))
    sample.inset = -6;

  gtk_widget_set_halign (widget, GTK_ALIGN_START);
  gtk_box_append (GTK_BOX (box), widget);
  g_array_append_val (samples, sample);
}

static GtkWidget *
make_label (const char *first_class, const char *second_class)
{
  GtkWidget *label = gtk_label_new ("Text");

  gtk_widget_add_css_class (label, first_class);
  if (second_class != NULL)
    gtk_widget_add_css_class (label, second_class);

  return label;
}

static GArray *
make_samples (GtkWidget *box)
{
  static const char *const ranks[]
      = { "no level", "level 1", "level 2", "level 3", "highest level" };
  GArray *samples = g_array_new (FALSE, FALSE, sizeof (Sample));
  GtkWidget *button = gtk_button_new_with_label ("12");

  for (guint i = 0; i < G_N_ELEMENTS (ranks); i++)
    {
      GtkWidget *pill = lia_level_pill_new ();

      lia_level_pill_set_level (LIA_LEVEL_PILL (pill), "Partner", i);
      add_sample (samples, box, ranks[i], pill);
    }
  add_sample (samples, box, "mark", make_label ("mark", NULL));
  add_sample (samples, box, "good mark", make_label ("mark", "good"));
  add_sample (samples, box, "warning mark", make_label ("mark", "warning"));
  add_sample (samples, box, "bad mark", make_label ("mark", "bad"));
  add_sample (samples, box, "tag", make_label ("tag", NULL));
  add_sample (samples, box, "badge of a filter", make_label ("facet-badge", NULL));
  /* The colours in which the icons of findings are drawn. */
  add_sample (samples, box, "warning", make_label ("warning", NULL));
  add_sample (samples, box, "error", make_label ("error", NULL));
  gtk_widget_add_css_class (button, "finding-count");
  add_sample (samples, box, "count of findings", button);
  button = gtk_button_new_with_label ("Kenya");
  gtk_widget_add_css_class (button, "filter-chip");
  add_sample (samples, box, "filter chip", button);

  return samples;
}

static void
load_style (void)
{
  static const char *const files[] = { "style.css", "style-hc.css" };

  for (guint i = 0; i < G_N_ELEMENTS (files); i++)
    {
      g_autoptr (GtkCssProvider) provider = gtk_css_provider_new ();
      g_autofree char *path = g_strconcat ("/io/github/liaison_desk/Liaison/", files[i], NULL);

      if (i > 0 && !adw_style_manager_get_high_contrast (adw_style_manager_get_default ()))
        break;
      gtk_css_provider_load_from_resource (provider, path);
      gtk_style_context_add_provider_for_display (gdk_display_get_default (),
                                                  GTK_STYLE_PROVIDER (provider),
                                                  GTK_STYLE_PROVIDER_PRIORITY_APPLICATION);
    }
}

static void
check_scheme (AdwColorScheme scheme, const char *background)
{
  GtkWidget *window = gtk_window_new ();
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);
  g_autoptr (GArray) samples = make_samples (box);

  adw_style_manager_set_color_scheme (adw_style_manager_get_default (), scheme);
  gtk_widget_add_css_class (box, background);
  for (guint i = 0; i < samples->len; i++)
    gtk_widget_set_margin_start (g_array_index (samples, Sample, i).widget, 12);
  gtk_window_set_default_size (GTK_WINDOW (window), 300, 640);
  gtk_window_set_child (GTK_WINDOW (window), box);
  gtk_window_present (GTK_WINDOW (window));
  lia_test_wait (gtk_widget_get_width (box) > 0);
  for (guint i = 0; i < 10; i++)
    g_main_context_iteration (NULL, lia_test_arm_timer ());

  for (guint i = 0; i < samples->len; i++)
    {
      Sample *sample = &g_array_index (samples, Sample, i);
      GdkRGBA behind = pick_background (sample->widget, sample->inset);
      GdkRGBA text = get_text_colour (sample->widget, &behind);
      double contrast = get_contrast (&text, &behind);

      if (contrast >= ENOUGH)
        continue;
      g_printerr ("%s on %s, %s: contrast %.2f, less than %.1f\n", sample->name, background,
                  scheme == ADW_COLOR_SCHEME_FORCE_DARK ? "dark" : "light", contrast, ENOUGH);
      g_test_fail ();
    }
  gtk_window_destroy (GTK_WINDOW (window));
}

/* libadwaita reads the accent and the contrast when it starts: each is a process of its own. */
static void
test_accent (gconstpointer data)
{
  g_auto (GStrv) parts = g_strsplit (data, "/", 2);

  if (!g_test_subprocess ())
    {
      g_setenv ("ADW_DEBUG_ACCENT_COLOR", parts[0], TRUE);
      g_setenv ("ADW_DEBUG_HIGH_CONTRAST", parts[1], TRUE);
      g_test_trap_subprocess (NULL, 0, G_TEST_SUBPROCESS_INHERIT_STDERR);
      g_unsetenv ("ADW_DEBUG_ACCENT_COLOR");
      g_unsetenv ("ADW_DEBUG_HIGH_CONTRAST");
      g_test_trap_assert_passed ();
      return;
    }

  adw_init ();
  g_assert_true (adw_style_manager_get_high_contrast (adw_style_manager_get_default ())
                 == g_str_equal (parts[1], "1"));
  load_style ();
  check_scheme (ADW_COLOR_SCHEME_FORCE_LIGHT, "view");
  check_scheme (ADW_COLOR_SCHEME_FORCE_DARK, "view");
  check_scheme (ADW_COLOR_SCHEME_FORCE_LIGHT, "card");
  check_scheme (ADW_COLOR_SCHEME_FORCE_DARK, "card");
}

/* The numbers everybody knows, and that too little is seen. */
static void
test_formula (void)
{
  const GdkRGBA black = { 0, 0, 0, 1 };
  const GdkRGBA white = { 1, 1, 1, 1 };
  const GdkRGBA grey = { 0x77 / 255.0f, 0x77 / 255.0f, 0x77 / 255.0f, 1 };

  g_assert_cmpfloat_with_epsilon (get_contrast (&black, &white), 21, 0.001);
  g_assert_cmpfloat_with_epsilon (get_contrast (&grey, &white), 4.48, 0.005);
  g_assert_cmpfloat (get_contrast (&grey, &white), <, ENOUGH);
}

int
main (int argc, char *argv[])
{
  static const char *const accents[]
      = { "blue", "teal", "green", "yellow", "orange", "red", "pink", "purple", "slate" };

  g_setenv ("GSETTINGS_BACKEND", "memory", TRUE);
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/app/contrast/formula", test_formula);
  for (guint i = 0; i < G_N_ELEMENTS (accents); i++)
    for (guint high = 0; high < 2; high++)
      {
        g_autofree char *path
            = g_strdup_printf ("/app/contrast/%s%s", accents[i], high ? "-high-contrast" : "");

        g_test_add_data_func_full (path, g_strdup_printf ("%s/%u", accents[i], high), test_accent,
                                   g_free);
      }

  return g_test_run ();
}
