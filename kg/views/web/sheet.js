// What is taken of the screen by boxes, lines and labels, in its pixels.
const face = options.nodes.font.face;
const widths = new Map();
function widthOf(ctx, text, font) {
  const key = font + text;
  if (!widths.has(key)) {
    ctx.font = font;
    widths.set(key, ctx.measureText(text).width);
  }
  return widths.get(key);
}

// Rectangles on a grid, so that a clash is found without looking at all.
function sheet(grid = new Map()) {
  const cell = 60;
  const cells = (box) => {
    const found = [];
    for (let x = Math.floor(box.left / cell); x <= Math.floor(box.right / cell); x += 1) {
      for (let y = Math.floor(box.top / cell); y <= Math.floor(box.bottom / cell); y += 1) found.push(x + "," + y);
    }
    return found;
  };
  return {
    copy: () => sheet(new Map(grid)),
    take(box) {
      for (const key of cells(box)) grid.set(key, (grid.get(key) || []).concat(box));
    },
    clashes(box, own) {
      let count = 0;
      for (const key of cells(box)) {
        for (const other of grid.get(key) || []) {
          if (other.own !== undefined && other.own === own) continue;
          if (box.left < other.right && other.left < box.right && box.top < other.bottom && other.top < box.bottom) count += 1;
        }
      }
      return count;
    },
  };
}
const around = (x, y, wide, high) => ({ left: x - wide / 2, right: x + wide / 2, top: y - high / 2, bottom: y + high / 2 });
const grown = (box, by) => ({ left: box.left - by, right: box.right + by, top: box.top - by, bottom: box.bottom + by });
// Size of the picture's box, read once a drawing: the browser lays the page out for it.
const rim = { wide: 0, high: 0 };
function measureRim() {
  [rim.wide, rim.high] = [canvasBox.clientWidth, canvasBox.clientHeight];
}
// A label cut by the rim of the picture would be misread.
const isInside = (box) => box.left > 2 && box.top > 2 && box.right < rim.wide - 2 && box.bottom < rim.high - 2;
