"""Makes figures.json: two made-up runs, and what numpy and scipy say of them. Run with Debian's python3-scipy."""
import json
import numpy as np
from scipy.spatial import procrustes

MASK = (1 << 64) - 1


class Mt19937x64:
    """The engine std::mt19937_64, after the reference of Matsumoto and Nishimura; numpy has the 32-bit one alone."""

    def __init__(self, seed):
        self.state = [seed & MASK]
        for i in range(1, 312):
            last = self.state[-1]
            self.state.append((6364136223846793005 * (last ^ last >> 62) + i) & MASK)
        self.at = 312

    def __call__(self):
        if self.at == 312:
            for i in range(312):
                x = (self.state[i] & 0xFFFFFFFF80000000) | (self.state[(i + 1) % 312] & 0x7FFFFFFF)
                self.state[i] = self.state[(i + 156) % 312] ^ x >> 1 ^ (0xB5026F5AA96619E9 if x & 1 else 0)
            self.at = 0
        x = self.state[self.at]
        self.at += 1
        x ^= x >> 29 & 0x5555555555555555
        x ^= x << 17 & 0x71D67FFFEDA60000 & MASK
        x ^= x << 37 & 0xFFF7EEE000000000 & MASK
        return x ^ x >> 43

    def below(self, count):
        limit = MASK // count * count
        while (drawn := self()) >= limit:
            pass
        return drawn % count


def mixed(a, b):
    z = (a * 0x9E3779B97F4A7C15 + b + 0x9E3779B97F4A7C15) & MASK
    z = (z ^ z >> 30) * 0xBF58476D1CE4E5B9 & MASK
    z = (z ^ z >> 27) * 0x94D049BB133111EB & MASK
    return z ^ z >> 31


def interval(gain, groups, draws, seed):
    clusters = [gain[groups == g] for g in np.unique(groups)]
    engine = Mt19937x64(seed)
    means = []
    for _ in range(draws):
        drawn = [clusters[engine.below(len(clusters))] for _ in clusters]
        means.append(np.concatenate(drawn).mean())
    return [float(v) for v in np.percentile(means, [2.5, 97.5])] + [len(clusters)]


def shuffled(count, engine):
    order = list(range(count))
    for i in range(count, 1, -1):
        j = engine.below(i)
        order[i - 1], order[j] = order[j], order[i - 1]
    return order


def match(a, b):
    wide = max(a.shape[1], b.shape[1])
    pad = lambda m: np.pad(m, ((0, 0), (0, wide - m.shape[1])))
    return 1 - procrustes(pad(a), pad(b))[2]


numbers = np.random.default_rng(7)
steps, rows, cols, seed, draws = 4, 3, 5, 11, 400
hidden_a = sorted(int(i) for i in numbers.choice(60, 34, replace=False))
hidden_b = sorted(int(i) for i in numbers.choice(60, 40, replace=False))
f32 = lambda values: [float(v) for v in np.asarray(values, np.float32)]
step_effect = numbers.normal(0, 0.05, steps)
error_a = {i: v for i, v in zip(hidden_a, f32(0.5 + numbers.normal(0, 0.1, len(hidden_a))))}
error_b = {i: v for i, v in zip(hidden_b, f32(0.47 + numbers.normal(0, 0.1, len(hidden_b))))}
shared = sorted(set(hidden_a) & set(hidden_b))
error_b[shared[3]] = error_a[shared[3]]  # a tie
cosine_a, cosine_b = f32(numbers.uniform(-0.2, 0.9, len(hidden_a))), f32(numbers.uniform(0, 1, len(hidden_b)))

true_a = numbers.normal(0, 1, (60, 4)) @ numbers.normal(0, 1, (4, 6)) + 0.3
true_b = true_a @ numbers.normal(0, 1, (6, 8)) + numbers.normal(0, 1.5, (60, 8))
true_a, true_b = true_a.astype(np.float32), true_b.astype(np.float32)


def spread(m):
    m = m.astype(np.float64)
    apart = m - m.mean(0)
    return float(np.abs(apart).mean()), float(np.sqrt((apart**2).mean(1)).mean())


def figures(a, b, higher_is_worse):
    gain = a - b if higher_is_worse else b - a
    ids = np.array(shared)
    n = len(gain)
    return {
        "mean": [float(a.mean()), float(b.mean())],
        "nine_of_ten": [float(np.percentile(v, 90 if higher_is_worse else 10)) for v in (a, b)],
        "worst": [float(v.max() if higher_is_worse else v.min()) for v in (a, b)],
        "worst_token": [int(ids[v.argmax() if higher_is_worse else v.argmin()]) for v in (a, b)],
        "better": [int((gain < 0).sum()), int((gain > 0).sum()), int((gain == 0).sum())],
        "mean_gain": float(gain.mean()),
        "by_steps": interval(gain, ids // (rows * cols), draws, mixed(seed, 1)),
        "by_places": interval(gain, ids % (rows * cols), draws, mixed(seed, 2)),
        "if_independent": [float(gain.mean() + z * gain.std(ddof=1) / np.sqrt(n)) for z in (-1.959963984540054, 1.959963984540054)],
        "step_gain": [float(gain[ids // (rows * cols) == s].mean()) for s in range(steps)],
    }


ea, eb = np.array([error_a[i] for i in shared]), np.array([error_b[i] for i in shared])
ca = np.array([cosine_a[hidden_a.index(i)] for i in shared])
cb = np.array([cosine_b[hidden_b.index(i)] for i in shared])
spread_a, spread_b = spread(true_a), spread(true_b)
engine = Mt19937x64(mixed(seed, 4))
chance = np.mean([match(true_a, true_b[shuffled(60, engine)]) for _ in range(3)])
predicted_a = (true_a[shared] + numbers.normal(0, 0.5, (len(shared), 6))).astype(np.float32)
predicted_b = (true_b[shared] + numbers.normal(0, 0.5, (len(shared), 8))).astype(np.float32)


def shared_space():
    a, b = true_a.astype(np.float64), true_b.astype(np.float64)
    u, s, vh = np.linalg.svd((a - a.mean(0)).T @ (b - b.mean(0)), full_matrices=False)
    turn = lambda x: s.sum() / ((b - b.mean(0)) ** 2).sum() * (x.astype(np.float64) - b.mean(0)) @ (u @ vh).T + a.mean(0)
    variances, vectors = np.linalg.eigh(np.cov(a.T))
    axes = vectors[:, ::-1][:, :2]
    axes = axes * np.sign(axes[np.abs(axes).argmax(0), [0, 1]])
    place = lambda x: ((x - a.mean(0)) @ axes).ravel().tolist()
    return {
        "explained": (variances[::-1][:2] / variances.sum()).tolist(),
        "true_a": place(a[shared]), "predicted_a": place(predicted_a),
        "true_b": place(turn(b[shared])), "predicted_b": place(turn(predicted_b)),
    }


with open("figures.json", "w") as file:
    json.dump(
        {
            "grid": [steps, rows, cols], "seed": seed, "draws": draws,
            "hidden_a": hidden_a, "hidden_b": hidden_b, "shared": shared,
            "l1_a": list(error_a[i] for i in hidden_a), "l1_b": list(error_b[i] for i in hidden_b),
            "cosine_a": cosine_a, "cosine_b": cosine_b,
            "true_a": true_a.ravel().tolist(), "true_b": true_b.ravel().tolist(),
            "as_is": figures(ea, eb, True),
            "divided": figures(ea / spread_a[0], eb / spread_b[0], True),
            "cosine": figures(ca, cb, False),
            "spread_a": spread_a, "spread_b": spread_b,
            "match": match(true_a, true_b), "chance": float(chance),
            "predicted_a": predicted_a.ravel().tolist(), "predicted_b": predicted_b.ravel().tolist(), "space": shared_space(),
        },
        file, indent=0)
