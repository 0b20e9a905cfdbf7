"""Rotations, frames and meshes, in metres; world axes: z up, a person at rest faces -y, their left side is +x."""

from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

Array = NDArray[np.float64]
SIGN = {"left": 1.0, "right": -1.0}  # of x


def about_x(degrees: float) -> Array:
    """A rotation, seen from +x counter-clockwise: what stands tips forward."""
    c, s = np.cos(np.radians(degrees)), np.sin(np.radians(degrees))
    return np.array([[1, 0, 0], [0, c, -s], [0, s, c]])


def about_y(degrees: float) -> Array:
    """A rotation, seen from +y counter-clockwise."""
    c, s = np.cos(np.radians(degrees)), np.sin(np.radians(degrees))
    return np.array([[c, 0, s], [0, 1, 0], [-s, 0, c]])


def about_z(degrees: float) -> Array:
    """A rotation, seen from above counter-clockwise."""
    c, s = np.cos(np.radians(degrees)), np.sin(np.radians(degrees))
    return np.array([[c, -s, 0], [s, c, 0], [0, 0, 1]])


def unit(vector: object) -> Array:
    """The same direction, of length 1."""
    v = np.asarray(vector, float)
    return v / (np.linalg.norm(v) + 1e-12)


def frame(hinge: object, along: object) -> Array:
    """An orthonormal frame whose second column is ``along`` and whose first is as near to ``hinge`` as it can be."""
    d, h = unit(along), np.asarray(hinge, float)
    h = unit(h - d * h.dot(d))
    return np.stack([h, d, np.cross(h, d)], 1)


def angle_deg(a: Array, b: Array, c: Array) -> float:
    """The inner angle at ``b``."""
    u, v = a - b, c - b
    return float(np.degrees(np.arccos(np.clip(u.dot(v) / (np.linalg.norm(u) * np.linalg.norm(v)), -1, 1))))


def smoothstep(x: float) -> float:
    """From 0 to 1, slow at both ends."""
    x = min(max(x, 0.0), 1.0)
    return x * x * (3 - 2 * x)


class Mesh(NamedTuple):
    """Triangles with one material each vertex."""

    vertices: Array
    normals: Array
    faces: NDArray[np.int64]
    material: NDArray[np.float64]


def box(centre: object, size: object, material: int, yaw_deg: float = 0.0) -> Mesh:
    """A box."""
    half = np.asarray(size, float) / 2
    vertices, normals, faces = [], [], []
    for axis in range(3):
        for sign in (-1, 1):
            normal = np.zeros(3)
            normal[axis] = sign
            u, v = (k for k in range(3) if k != axis)
            start = len(vertices)
            for a, b in ((-1, -1), (1, -1), (1, 1), (-1, 1)):
                p = np.zeros(3)
                p[axis], p[u], p[v] = sign * half[axis], a * half[u], b * half[v]
                vertices.append(p)
            normals += [normal] * 4
            faces += [[start, start + 1, start + 2], [start, start + 2, start + 3]]
    turned = about_z(yaw_deg)
    return Mesh(
        np.array(vertices) @ turned.T + np.asarray(centre, float),
        np.array(normals) @ turned.T,
        np.array(faces),
        np.full(len(vertices), float(material)),
    )


def tube(path: object, radius: float, material: int, segments: int = 8) -> Mesh:
    """A round tube along points."""
    points = np.asarray(path, float)
    vertices, normals, faces = [], [], []
    for i, point in enumerate(points):
        along = unit(points[min(i + 1, len(points) - 1)] - points[max(i - 1, 0)])
        a = unit(np.cross(along, [0.3, 0.2, 0.9]))
        b = np.cross(along, a)
        for k in range(segments):
            normal = a * np.cos(2 * np.pi * k / segments) + b * np.sin(2 * np.pi * k / segments)
            vertices.append(point + normal * radius)
            normals.append(normal)
    for i in range(len(points) - 1):
        for k in range(segments):
            x, y = i * segments + k, i * segments + (k + 1) % segments
            faces += [[x, y, y + segments], [x, y + segments, x + segments]]
    return Mesh(np.array(vertices), np.array(normals), np.array(faces), np.full(len(vertices), float(material)))


def merged(parts: list[Mesh]) -> Mesh:
    """One mesh of several."""
    offsets = np.cumsum([0] + [len(part.vertices) for part in parts])
    return Mesh(
        np.concatenate([part.vertices for part in parts]),
        np.concatenate([part.normals for part in parts]),
        np.concatenate([part.faces + offset for part, offset in zip(parts, offsets, strict=False)]),
        np.concatenate([part.material for part in parts]),
    )


def vertex_normals(vertices: Array, faces: NDArray[np.int64]) -> Array:
    """The mean of the faces around each vertex."""
    around = np.zeros_like(vertices)
    of_face = np.cross(vertices[faces[:, 1]] - vertices[faces[:, 0]], vertices[faces[:, 2]] - vertices[faces[:, 0]])
    for k in range(3):
        np.add.at(around, faces[:, k], of_face)
    return around / (np.linalg.norm(around, axis=1, keepdims=True) + 1e-12)


def smoothed(vertices: Array, faces: NDArray[np.int64], rounds: int, strength: float = 0.6) -> Array:
    """Each vertex drawn towards its neighbours: cloth does not show every muscle."""
    from scipy.sparse import coo_matrix

    edges = np.concatenate([faces[:, [0, 1]], faces[:, [1, 2]], faces[:, [2, 0]]])
    edges = np.concatenate([edges, edges[:, ::-1]])
    near = coo_matrix((np.ones(len(edges)), (edges[:, 0], edges[:, 1])), shape=(len(vertices), len(vertices))).tocsr()
    near.data[:] = 1
    count = np.maximum(np.asarray(near.sum(1)).ravel(), 1)[:, None]
    for _ in range(rounds):
        vertices = vertices + strength * ((near @ vertices) / count - vertices)
    return vertices
