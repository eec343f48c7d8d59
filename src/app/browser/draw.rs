//! A board to draw on. What was drawn is the core's; here it is painted, and taken from the pointer.

use tell_it_once_core::{
    drawing::{
        Bend, Drawing, Ink, Nib, Point, Stroke,
        layout::{COLUMNS, Cell, Layout, ROWS, Way},
    },
    question::media::Format,
};
use wasm_bindgen::JsCast;
use web_sys::{
    CanvasRenderingContext2d, Element, HtmlCanvasElement, ImageBitmap, KeyboardEvent, MouseEvent, Path2d,
    PointerEvent,
};

use super::{page, picture};

/// A finger, a pen or a mouse, and where it is on the board.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(crate) struct Touch {
    pub(crate) pointer: i32,
    pub(crate) by: By,
    pub(crate) at: Point,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum By {
    Pen,
    /// or the side of a hand
    Finger,
    Mouse,
}

/// The picture that a drawing goes on from.
pub(crate) struct Earlier(ImageBitmap);

pub(crate) async fn earlier(bytes: &[u8]) -> Option<Earlier> {
    picture::opened(bytes).await.map(Earlier)
}

/// A line begins here, and the pointer stays with the board until it is lifted.
pub(crate) fn began(event: &PointerEvent) -> Option<Touch> {
    // the main button, a finger or the tip of a pen
    if event.button() != 0 {
        return None;
    }
    let touch = touch(event)?;
    event.prevent_default();
    let board: Element = event.target()?.dyn_into().ok()?;
    // refused only when the pointer is gone already
    let _ = board.set_pointer_capture(event.pointer_id());
    Some(touch)
}

pub(crate) fn touch(event: &PointerEvent) -> Option<Touch> {
    let board: HtmlCanvasElement = event.target()?.dyn_into().ok()?;
    let (shown, frame) = (f64::from(board.client_width()), board.get_bounding_client_rect());
    if shown <= 0.0 {
        return None;
    }
    let scale = f64::from(board.width()) / shown;
    let x = f64::from(event.client_x()) - frame.left() - f64::from(board.client_left());
    let y = f64::from(event.client_y()) - frame.top() - f64::from(board.client_top());
    let by = match event.pointer_type().as_str() {
        "pen" => By::Pen,
        "touch" => By::Finger,
        _ => By::Mouse,
    };
    Some(Touch { pointer: event.pointer_id(), by, at: Point { x: x * scale, y: y * scale } })
}

/// Paints one bend more.
pub(crate) fn bend(board: &str, ink: Ink, nib: Nib, bend: Bend) {
    if let Some((_, context)) = find(board) {
        one(&context, ink, nib, bend);
    }
}

/// Paints everything anew.
pub(crate) fn all(board: &str, drawing: &Drawing, earlier: Option<&Earlier>) {
    let Some((canvas, context)) = find(board) else { return };
    let (width, height) = (f64::from(canvas.width()), f64::from(canvas.height()));
    context.clear_rect(0.0, 0.0, width, height);
    if let Some(Earlier(bitmap)) = earlier.filter(|_| drawing.shows_earlier()) {
        // one of another shape stands in the middle, whole
        let (own_width, own_height) = (f64::from(bitmap.width()), f64::from(bitmap.height()));
        let scale = (width / own_width).min(height / own_height);
        let (x, y) = ((width - own_width * scale) / 2.0, (height - own_height * scale) / 2.0);
        let (shown_width, shown_height) = (own_width * scale, own_height * scale);
        // refused only when the bitmap was closed, and nobody closes it
        let _ = context.draw_image_with_image_bitmap_and_dw_and_dh(bitmap, x, y, shown_width, shown_height);
    }
    for stroke in drawing.strokes() {
        whole(&context, stroke);
    }
}

/// What is on the board, on white paper. Taken at once, even when the board is about to go.
pub(crate) async fn png(board: &str) -> Option<Vec<u8>> {
    let (canvas, context) = find(board)?;
    context.set_fill_style_str("#fff");
    let _ = context.set_global_composite_operation("destination-over");
    context.fill_rect(0.0, 0.0, f64::from(canvas.width()), f64::from(canvas.height()));
    let _ = context.set_global_composite_operation("source-over");
    picture::octets(&canvas, Format::Png, 1.0).await
}

/// How many points of the picture a square of the paper is wide.
const SQUARE: u32 = 150;

/// A picture that is made of shapes, on white paper.
pub(crate) async fn shapes_png(layout: &Layout) -> Option<Vec<u8>> {
    let canvas = picture::new_canvas()?;
    let side = |squares: usize| u32::try_from(squares).unwrap_or_default() * SQUARE;
    canvas.set_width(side(COLUMNS));
    canvas.set_height(side(ROWS));
    let context = picture::context(&canvas)?;
    context.set_fill_style_str("#fff");
    context.fill_rect(0.0, 0.0, f64::from(canvas.width()), f64::from(canvas.height()));
    // an outline is a hundred wide
    let scale = f64::from(SQUARE) / 100.0;
    for (Cell { column, row }, placed) in layout.placed() {
        let (x, y) = (f64::from(side(column)), f64::from(side(row)));
        context.set_transform(scale, 0.0, 0.0, scale, x, y).ok()?;
        context.set_fill_style_str(placed.ink.colour());
        context.fill_with_path_2d(&Path2d::new_with_path_string(placed.shape.outline()).ok()?);
    }
    picture::octets(&canvas, Format::Png, 1.0).await
}

/// The square of the paper that was touched.
pub(crate) fn cell(event: &MouseEvent) -> Option<Cell> {
    let paper: Element = event.current_target()?.dyn_into().ok()?;
    let frame = paper.get_bounding_client_rect();
    let part = |at: i32, start: f64, length: f64| (f64::from(at) - start) / length;
    let across = part(event.client_x(), frame.left(), frame.width());
    Some(Cell::at(across, part(event.client_y(), frame.top(), frame.height())))
}

/// What a key does on the paper.
pub(crate) enum Key {
    Go(Way),
    TakeAway,
}

/// The page does not scroll with a key that moves on the paper.
pub(crate) fn key(event: &KeyboardEvent) -> Option<Key> {
    if event.ctrl_key() || event.alt_key() || event.meta_key() {
        return None;
    }
    let key = match event.key().as_str() {
        "ArrowLeft" => Key::Go(Way::Left),
        "ArrowRight" => Key::Go(Way::Right),
        "ArrowUp" => Key::Go(Way::Up),
        "ArrowDown" => Key::Go(Way::Down),
        "Delete" | "Backspace" => Key::TakeAway,
        _ => return None,
    };
    event.prevent_default();
    Some(key)
}

fn whole(context: &CanvasRenderingContext2d, stroke: &Stroke) {
    for bend in stroke.bends() {
        one(context, stroke.ink, stroke.nib, bend);
    }
}

fn one(context: &CanvasRenderingContext2d, ink: Ink, nib: Nib, bend: Bend) {
    let Bend { from, by, to } = bend;
    context.begin_path();
    if from == to {
        // a line without length is not painted
        context.set_fill_style_str(ink.colour());
        let _ = context.arc(to.x, to.y, nib.width() / 2.0, 0.0, std::f64::consts::TAU);
        context.fill();
        return;
    }
    context.set_stroke_style_str(ink.colour());
    context.set_line_width(nib.width());
    context.set_line_cap("round");
    context.move_to(from.x, from.y);
    context.quadratic_curve_to(by.x, by.y, to.x, to.y);
    context.stroke();
}

fn find(board: &str) -> Option<(HtmlCanvasElement, CanvasRenderingContext2d)> {
    let canvas: HtmlCanvasElement = page::element(board)?.dyn_into().ok()?;
    let context = picture::context(&canvas)?;
    Some((canvas, context))
}
