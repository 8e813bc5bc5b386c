# SPDX-License-Identifier: GPL-3.0-or-later
"""The service that asks for files in place of the toolkit's own dialog, as in a sandbox: it answers with the files
it was told, so that tests need not operate a dialog which is not ours and drops keys while it is busy."""

import threading

import gi

gi.require_version("Gio", "2.0")
from gi.repository import Gio, GLib  # noqa: E402

NAME = "org.freedesktop.portal.Desktop"
PATH = "/org/freedesktop/portal/desktop"
INTERFACE = """<node><interface name="org.freedesktop.portal.FileChooser">
  <method name="OpenFile">
    <arg type="s" direction="in"/><arg type="s" direction="in"/><arg type="a{sv}" direction="in"/>
    <arg type="o" direction="out"/>
  </method>
  <method name="SaveFile">
    <arg type="s" direction="in"/><arg type="s" direction="in"/><arg type="a{sv}" direction="in"/>
    <arg type="o" direction="out"/>
  </method>
  <property name="version" type="u" access="read"/>
</interface></node>"""

CHOSEN, CANCELLED = 0, 1


class FilePortal:
    """Answers each question for a file with the next of the paths told; cancels when there is none. One for all runs of
    the program in a script, since the bus knows the service by its name."""

    def __init__(self):
        self._paths = []
        self.asked = []  # (method, title) of each question
        self._ready = threading.Event()
        threading.Thread(target=self._serve, daemon=True).start()
        if not self._ready.wait(60):
            raise RuntimeError("the session bus does not answer")

    def will_choose(self, path):
        self._paths.append(path)

    def _serve(self):
        context = GLib.MainContext.new()
        context.push_thread_default()
        address = Gio.dbus_address_get_for_bus_sync(Gio.BusType.SESSION, None)
        flags = Gio.DBusConnectionFlags.AUTHENTICATION_CLIENT | Gio.DBusConnectionFlags.MESSAGE_BUS_CONNECTION
        self._bus = Gio.DBusConnection.new_for_address_sync(address, flags, None, None)
        interface = Gio.DBusNodeInfo.new_for_xml(INTERFACE).interfaces[0]
        self._bus.register_object(PATH, interface, self._on_call, lambda *_: GLib.Variant("u", 4), None)
        self._bus.call_sync("org.freedesktop.DBus", "/org/freedesktop/DBus", "org.freedesktop.DBus", "RequestName",
                            GLib.Variant("(su)", (NAME, 0)), None, Gio.DBusCallFlags.NONE, -1, None)
        self._ready.set()
        GLib.MainLoop.new(context, False).run()

    def _on_call(self, _bus, sender, _path, _interface, method, parameters, invocation):
        _parent, title, options = parameters.unpack()
        self.asked.append((method, title))
        token = options.get("handle_token", "t")
        handle = f"{PATH}/request/{sender[1:].replace('.', '_')}/{token}"
        invocation.return_value(GLib.Variant("(o)", (handle,)))
        if self._paths:
            uri = Gio.File.new_for_path(self._paths.pop(0)).get_uri()
            answer = (CHOSEN, {"uris": GLib.Variant("as", [uri])})
        else:
            answer = (CANCELLED, {})
        self._bus.emit_signal(sender, handle, "org.freedesktop.portal.Request", "Response",
                              GLib.Variant("(ua{sv})", answer))
