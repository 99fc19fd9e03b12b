// Two shapes vis-network does not have: a trade name, which is no party, and a fold.
const dashedShapes = {
  family: (ctx, x, y, r) => { ctx.ellipse(x, y, 1.7 * r, r, 0, 0, 2 * Math.PI); },
  fold: (ctx, x, y, r) => { ctx.arc(x, y, r, 0, 2 * Math.PI); },
};
function shapeOf(kind) {
  return ({ ctx, x, y, style }) => {
    const r = style.size;
    const wide = kind === "family" ? 1.7 * r : r;
    return {
      drawNode() {
        ctx.save();
        ctx.globalAlpha *= style.opacity === undefined ? 1 : style.opacity;
        ctx.beginPath();
        dashedShapes[kind](ctx, x, y, r);
        ctx.fillStyle = style.color;
        ctx.fill();
        ctx.setLineDash([r * 0.32, r * 0.24]);
        ctx.lineWidth = Math.max(style.borderWidth, r * 0.12);
        ctx.strokeStyle = style.borderColor;
        ctx.stroke();
        if (kind === "fold") {
          // A plus: there is more inside.
          ctx.setLineDash([]);
          ctx.beginPath();
          ctx.moveTo(x - r * 0.45, y);
          ctx.lineTo(x + r * 0.45, y);
          ctx.moveTo(x, y - r * 0.45);
          ctx.lineTo(x, y + r * 0.45);
          ctx.stroke();
        }
        ctx.restore();
      },
      nodeDimensions: { width: 2 * wide, height: 2 * r },
    };
  };
}
const ownShapes = { family: shapeOf("family"), fold: shapeOf("fold") };
