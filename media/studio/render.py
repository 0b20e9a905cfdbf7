"""Off-screen pictures with OpenGL (EGL; a software driver will do): one key light and two sky lights with shadows, three without."""

from dataclasses import dataclass
from pathlib import Path

import cv2
import moderngl
import numpy as np
from numpy.typing import NDArray

from media.studio.body import ASSETS, EYES, Body
from media.studio.geometry import Array, Mesh, about_z, merged, unit

GROUND, MAT, WOOD, PALE, CLOTH, STRAP = range(7, 13)  # materials of the shaders, after those of a body
_SHADERS = Path(__file__).parent / "shaders"
_SHADOWED = 3  # of the lights
_SHADOW_PX = (1536, 768, 768)
_LIGHT_FROM = ((-0.55, -0.75, 1.1), (0, -0.3, 1), (0.9, -0.5, 0.6), (-0.9, 0.2, 0.6), (0.2, 0.9, 0.7), (0.15, -1, 0.25))
_LIGHT = np.array([(1.55, 1.45, 1.30), (0.34, 0.35, 0.37), (0.22, 0.23, 0.26), (0.22, 0.22, 0.23), (0.15, 0.15, 0.16), (0.36, 0.35, 0.34)])
_GROUND = (0.27, 0.30, 0.29)  # one neutral ground that stands on light and on dark pages
_BACKDROP = (0.86, 0.89, 0.88)  # as it is seen; the ground fades into it, so that there is no horizon
_LOOKS = {  # linear red, green, blue
    "A": {
        "cSkin": (0.30, 0.17, 0.11),
        "cShirt": (0.10, 0.22, 0.42),
        "cShorts": (0.10, 0.11, 0.13),
        "cHair": (0.03, 0.022, 0.02),
        "cIris": (0.06, 0.04, 0.02),
    },
    "B": {
        "cSkin": (0.70, 0.48, 0.38),
        "cShirt": (0.13, 0.36, 0.30),
        "cShorts": (0.12, 0.13, 0.17),
        "cHair": (0.20, 0.10, 0.04),
        "cIris": (0.10, 0.22, 0.30),
    },
}


@dataclass(frozen=True)
class Camera:
    """A pinhole over the floor; x right, y down, z away from the lens.

    Attributes:
        eye: where it stands, metres.
        target: what is in its middle.
        size_px: width and height.
        fov_deg: across the width.
    """

    eye: tuple[float, float, float]
    target: tuple[float, float, float]
    size_px: tuple[int, int]
    fov_deg: float = 50.0

    @property
    def focal_px(self) -> float:
        """Of both axes."""
        return float(self.size_px[0] / 2 / np.tan(np.radians(self.fov_deg / 2)))

    @property
    def view(self) -> Array:
        """World to camera as OpenGL has it: y up, z towards the lens."""
        return _look_at(np.array(self.eye), np.array(self.target))

    def in_camera(self, points: Array) -> Array:
        """Metres in the camera's axes, z away from the lens."""
        turned = np.asarray(points) @ self.view[:3, :3].T + self.view[:3, 3]
        return np.asarray(turned * [1, -1, -1])

    def in_picture(self, points: Array) -> Array:
        """Pixels."""
        seen = self.in_camera(points)
        middle = np.array(self.size_px) / 2
        return np.asarray(self.focal_px * seen[..., :2] / seen[..., 2:] + middle)

    @property
    def projection(self) -> Array:
        """Camera to clip space."""
        near, far = 0.1, 30.0
        made = np.zeros((4, 4))
        made[0, 0], made[1, 1] = 2 * self.focal_px / self.size_px[0], 2 * self.focal_px / self.size_px[1]
        made[2, 2], made[2, 3], made[3, 2] = -(far + near) / (far - near), -2 * far * near / (far - near), -1
        return made


class Renderer:
    """Draws one body in any posture, with what stands around it."""

    def __init__(self, body: Body, person: str, size_px: tuple[int, int]) -> None:
        """Open a context.

        Raises:
            OSError: there is no off-screen OpenGL here; the text says what to install.
        """
        try:
            gl = self._gl = moderngl.create_standalone_context(backend="egl")
        except Exception as error:  # whatever the driver throws, the answer is the same
            raise OSError("No off-screen OpenGL: on Debian and Ubuntu, sudo apt-get install libegl1 libgl1-mesa-dri") from error
        gl.enable(moderngl.DEPTH_TEST)
        self._body, self.size_px = body, size_px
        self._picture, self._shadow = self._program("picture"), self._program("shadow")
        self._samples = gl.framebuffer([gl.renderbuffer(size_px, 4, samples=4)], gl.depth_renderbuffer(size_px, samples=4))
        self._plain = gl.framebuffer([gl.renderbuffer(size_px, 4)])
        self._depths = [gl.depth_texture((size, size)) for size in _SHADOW_PX]
        for depth in self._depths:
            depth.compare_func, depth.repeat_x, depth.repeat_y = "<=", False, False
            depth.filter = (moderngl.LINEAR, moderngl.LINEAR)
        self._shadows = [gl.framebuffer(depth_attachment=depth) for depth in self._depths]
        self._mask = gl.texture((1024, 1024), 3, np.ascontiguousarray(cv2.imread(str(ASSETS / "uvmasks.png"))).tobytes())
        self._mask.build_mipmaps()
        self._moving = gl.buffer(reserve=len(body.rest) * 24, dynamic=True)
        self._glowing = gl.buffer(reserve=len(body.rest) * 4, dynamic=True)
        fixed = gl.buffer(np.concatenate([body.rest, body.uv, body.material[:, None]], 1).astype("f4").tobytes())
        faces = gl.buffer(body.faces.tobytes())
        self._person = gl.vertex_array(
            self._picture, [(self._moving, "3f 3f", "p", "n"), (fixed, "3f 2f 1f", "r", "uv", "m"), (self._glowing, "1f", "g")], faces
        )
        self._cast = gl.vertex_array(self._shadow, [(self._moving, "3f 12x", "p"), (fixed, "3f 8x 1f", "r", "m")], faces)
        self._dress(person)

    def _program(self, name: str) -> moderngl.Program:
        common = (_SHADERS / "common.glsl").read_text(encoding="utf-8")
        parts = ((_SHADERS / f"{name}.{kind}").read_text(encoding="utf-8").replace("//COMMON", common) for kind in ("vert", "frag"))
        return self._gl.program(*parts)

    def _dress(self, person: str) -> None:
        body = self._body
        right_eye = body.rest[(body.material == EYES) & (body.rest[:, 0] > 0)][:, 0].mean()
        values: dict[str, object] = {
            "eyes": tuple(body.eyes),
            "ear": tuple(body.ear),
            "eyeX": right_eye,
            "beard": float(person == "A"),
            "cut": (0.62, 0.10),  # how short the shorts, how long the sleeves
            "reg": (body.hip_z, body.knee_z, body.head("upperarm_l")[0], body.head("neck_01")[2]),
            "cGround": _GROUND,
            "backdrop": _BACKDROP,
            "cMat": (0.05, 0.20, 0.18),
        }
        for program in (self._picture, self._shadow):
            for name, value in (values | _LOOKS[person]).items():
                if name in program:
                    program[name].value = value

    def picture(self, vertices: Array, camera: Camera, things: list[Mesh], glow: Array, strength: float) -> NDArray[np.uint8]:
        """One picture.

        Args:
            vertices: of the posed body.
            things: floor, mat, chair, strap.
            glow: each vertex's share in the muscle.
            strength: how much it glows, 0 to 1.

        Returns:
            (height, width, 3) red, green, blue.
        """
        with self._gl:  # there may be another body, with a context of its own
            return self._drawn(vertices, camera, merged(things), glow, strength)

    def _drawn(self, vertices: Array, camera: Camera, things: Mesh, glow: Array, strength: float) -> NDArray[np.uint8]:
        self._moving.write(np.concatenate([vertices, self._normals(vertices)], 1).astype("f4").tobytes())
        self._glowing.write(glow.astype("f4").tobytes())
        drawn, cast, own = self._thing(things)
        self._light(vertices.mean(0), np.array(camera.eye), [self._cast, cast])
        self._picture["VP"].write((camera.projection @ camera.view).T.astype("f4").tobytes())
        self._picture["cam"].value = camera.eye
        self._picture["glow"].value = strength
        self._mask.use(7)
        self._picture["skinmask"].value = 7
        self._samples.use()
        self._picture["middle"].value = tuple(float(x) for x in vertices.mean(0)[:2])
        self._samples.clear(*_BACKDROP, 1.0, depth=1.0)
        self._person.render()
        drawn.render()
        self._gl.copy_framebuffer(self._plain, self._samples)
        picture = np.frombuffer(self._plain.read(components=3), np.uint8).reshape(self.size_px[1], self.size_px[0], 3)[::-1].copy()
        for part in (drawn, cast, *own):
            part.release()
        return picture

    def _normals(self, vertices: Array) -> Array:
        """Smooth over seams: what is one vertex of the skin has one normal in each part."""
        body = self._body
        corners = body.weld[body.faces]
        of_face = np.cross(vertices[body.faces[:, 1]] - vertices[body.faces[:, 0]], vertices[body.faces[:, 2]] - vertices[body.faces[:, 0]])
        around = np.stack([sum(np.bincount(corners[:, k], of_face[:, d], body.weld.max() + 1) for k in range(3)) for d in range(3)], 1)
        around = around[body.weld]
        return np.asarray(around / (np.linalg.norm(around, axis=1, keepdims=True) + 1e-12))

    def _thing(self, mesh: Mesh) -> tuple[moderngl.VertexArray, moderngl.VertexArray, tuple[moderngl.Buffer, moderngl.Buffer]]:
        count = len(mesh.vertices)
        data = np.concatenate([mesh.vertices, mesh.normals, np.zeros((count, 5)), mesh.material[:, None], np.zeros((count, 1))], 1)
        own, faces = self._gl.buffer(data.astype("f4").tobytes()), self._gl.buffer(mesh.faces.astype("i4").tobytes())
        drawn = self._gl.vertex_array(self._picture, [(own, "3f 3f 3f 2f 1f 1f", "p", "n", "r", "uv", "m", "g")], faces)
        cast = self._gl.vertex_array(self._shadow, [(own, "3f 12x 3f 8x 1f 4x", "p", "r", "m")], faces)
        return drawn, cast, (own, faces)

    def _light(self, middle: Array, eye: Array, casters: list[moderngl.VertexArray]) -> None:
        """The lights stand as the camera does: the key light over its left shoulder."""
        towards = middle - eye
        turned = about_z(float(np.degrees(np.arctan2(-towards[0], towards[1]))))
        directions = [turned @ unit(direction) for direction in _LIGHT_FROM]
        matrices = []
        for number in range(_SHADOWED):
            matrix = (_flat(2.0, 0.1, 12.0) @ _look_at(middle + directions[number] * 6, middle)).T.astype("f4")
            matrices.append(matrix)
            self._shadows[number].use()
            self._shadows[number].clear(depth=1.0)
            self._shadow["VP"].write(matrix.tobytes())
            for caster in casters:
                caster.render()
            self._depths[number].use(number)
            self._picture[f"S{number}"].value = number
        self._picture["LVP"].write(np.stack(matrices).tobytes())
        self._picture["Ld"].write(np.array(directions, "f4").tobytes())
        self._picture["Lc"].write(_LIGHT.astype("f4").tobytes())


def _look_at(eye: Array, target: Array) -> Array:
    forward = unit(target - eye)
    right = unit(np.cross(forward, (0.0, 0.0, 1.0)))
    made = np.eye(4)
    made[0, :3], made[1, :3], made[2, :3] = right, np.cross(right, forward), -forward
    made[:3, 3] = -made[:3, :3] @ eye
    return made


def _flat(half: float, near: float, far: float) -> Array:
    made = np.eye(4)
    made[0, 0] = made[1, 1] = 1 / half
    made[2, 2], made[2, 3] = -2 / (far - near), -(far + near) / (far - near)
    return made
