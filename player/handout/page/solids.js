// @ts-check
// Things and the mat as triangles: a thing is the skin stretched round some balls.

const AROUND = 24;
const UPWARDS = 12;

/** @typedef {{place: Float32Array, normal: Float32Array, material: Float32Array,
 *   corners: Uint16Array}} Solid */

/** Directions all around, in rings from the lowest to the highest. @type {number[][]} */
const DIRECTIONS = [];
for (let ring = 0; ring <= UPWARDS; ring++) {
  const up = -Math.PI / 2 + (Math.PI * ring) / UPWARDS;
  for (let place = 0; place < AROUND; place++) {
    const turn = ((place + 0.5) * 2 * Math.PI) / AROUND;
    DIRECTIONS.push([Math.cos(up) * Math.cos(turn), Math.sin(up), -Math.cos(up) * Math.sin(turn)]);
  }
}

/** Things as one solid. @param {Thing[]} things @returns {Solid} */
function solidOf(things) {
  const pieces = things.flatMap(([material, each]) =>
    each.map((balls) => /** @type {[number, number[][]]} */ ([material, balls])));
  const points = DIRECTIONS.length;
  const place = new Float32Array(pieces.length * points * 3);
  const normal = new Float32Array(pieces.length * points * 3);
  const kind = new Float32Array(pieces.length * points);
  const corners = new Uint16Array(pieces.length * UPWARDS * AROUND * 6);
  pieces.forEach(([material, balls], piece) => {
    DIRECTIONS.forEach((way, index) => {
      const to = piece * points + index;
      place.set(farthest(balls, way), to * 3);
      normal.set(way, to * 3);
      kind[to] = material;
    });
    corners.set(faces(piece * points), piece * UPWARDS * AROUND * 6);
  });
  return { place, normal, material: kind, corners };
}

/** Where the skin is in a direction: at the ball that reaches farthest. @param {number[][]} balls
 * @param {number[]} way */
function farthest(balls, way) {
  let best = balls[0];
  let most = -Infinity;
  for (const ball of balls) {
    const reach = ball[0] * way[0] + ball[1] * way[1] + ball[2] * way[2] + ball[3];
    if (reach > most) [best, most] = [ball, reach];
  }
  return [0, 1, 2].map((axis) => best[axis] + way[axis] * best[3]);
}

/** @param {number} first */
function faces(first) {
  const found = [];
  for (let ring = 0; ring < UPWARDS; ring++) {
    for (let place = 0; place < AROUND; place++) {
      const a = first + ring * AROUND + place;
      const b = first + ring * AROUND + ((place + 1) % AROUND);
      found.push(a, b, b + AROUND, a, b + AROUND, a + AROUND);
    }
  }
  return found;
}

const ROUND = 0.06;

/** The outline of a mat with round corners, as a fan at a height. @param {number[]} mat
 * @param {number} height */
function matFan([x, z, halfLong, halfWide], height) {
  const points = [x, height, z];
  const signs = [[1, 1], [-1, 1], [-1, -1], [1, -1]];
  for (let turn = 0; turn <= 36; turn++) {
    const corner = Math.floor((turn % 36) / 9);
    const angle = ((corner + ((turn % 36) % 9) / 8) * Math.PI) / 2;
    const [a, b] = signs[corner];
    points.push(
      x + a * (halfLong - ROUND) + ROUND * Math.cos(angle), height,
      z + b * (halfWide - ROUND) + ROUND * Math.sin(angle),
    );
  }
  return new Float32Array(points);
}

/** Held things between two moments. @param {Thing[]} one @param {Thing[]} other
 * @param {number} share @returns {Thing[]} */
function mixedThings(one, other, share) {
  return one.map(([material, pieces], thing) => [
    material,
    pieces.map((balls, piece) => balls.map((ball, index) => /** @type {any} */ (
      ball.map((value, axis) =>
        value + (other[thing][1][piece][index][axis] - value) * share)))),
  ]);
}
