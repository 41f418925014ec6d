//! Handlers of every element.

use super::{EventProperty, Payload};

const fn event(
    name: &'static str,
    react: &'static str,
    payload: Payload,
    docs: &'static str,
) -> EventProperty {
    EventProperty {
        name,
        react,
        payload,
        docs,
    }
}

const MOUSE: Payload = Payload::Record("Mouse");
const KEY: Payload = Payload::Record("Key");

/// All of them.
pub(super) static EVENTS: &[EventProperty] = &[
    event(
        "on_click",
        "onClick",
        MOUSE,
        "a click, or the enter key on a control",
    ),
    event("on_double_click", "onDoubleClick", MOUSE, "two clicks"),
    event(
        "on_context_menu",
        "onContextMenu",
        MOUSE,
        "the menu of the pointer",
    ),
    event("on_mouse_down", "onMouseDown", MOUSE, "a button went down"),
    event("on_mouse_up", "onMouseUp", MOUSE, "a button went up"),
    event("on_mouse_move", "onMouseMove", MOUSE, "the pointer moved"),
    event(
        "on_mouse_enter",
        "onMouseEnter",
        MOUSE,
        "the pointer came in",
    ),
    event(
        "on_mouse_leave",
        "onMouseLeave",
        MOUSE,
        "the pointer went out",
    ),
    event("on_key_down", "onKeyDown", KEY, "a key went down"),
    event("on_key_up", "onKeyUp", KEY, "a key went up"),
    event("on_focus", "onFocus", Payload::None, "the focus came"),
    event("on_blur", "onBlur", Payload::None, "the focus went"),
    event("on_paste", "onPaste", Payload::Text, "text was pasted"),
    event(
        "on_scroll",
        "onScroll",
        Payload::Record("Scroll"),
        "it was scrolled",
    ),
    event("on_load", "onLoad", Payload::None, "it has loaded"),
    event(
        "on_error",
        "onError",
        Payload::None,
        "it could not be loaded",
    ),
    event(
        "on_drag_start",
        "onDragStart",
        Payload::None,
        "dragging began",
    ),
    event("on_drag_end", "onDragEnd", Payload::None, "dragging ended"),
    event(
        "on_drag_enter",
        "onDragEnter",
        Payload::None,
        "something was dragged in",
    ),
    event(
        "on_drag_leave",
        "onDragLeave",
        Payload::None,
        "something was dragged out",
    ),
    event(
        "on_drop",
        "onDrop",
        Payload::Dropped,
        "a value of the type that it takes was dropped on it",
    ),
    event(
        "on_animation_end",
        "onAnimationEnd",
        Payload::None,
        "an animation ended",
    ),
    event(
        "on_mount",
        "onMount",
        Payload::None,
        "it has come into the page",
    ),
    event(
        "on_unmount",
        "onUnmount",
        Payload::None,
        "it has left the page",
    ),
];
