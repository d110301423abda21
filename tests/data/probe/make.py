"""Numbers that core/probe is compared with, by scikit-learn: python3 make.py > expected.json

Data are whole-number draws, so that the test makes the same ones: row i, feature j is ((i * 37 + j * 101 + i * j * 13) % 97 - 48) / 16,
plus 1.5 in the feature of its class, which is 2 where i % 5 == 4, else i * i % 3 (0 or 1).
"""
import json

import numpy as np
import sklearn
from sklearn.linear_model import LogisticRegression
from sklearn.metrics import balanced_accuracy_score, confusion_matrix

steps, rows, cols, width = 6, 4, 4, 5
n = steps * rows * cols
i, j = np.arange(n)[:, None], np.arange(width)[None, :]
x = ((i * 37 + j * 101 + i * j * 13) % 97 - 48) / 16.0
y = np.where(np.arange(n) % 5 == 4, 2, np.arange(n) ** 2 % 3)
x[np.arange(n), y] += 1.5


def fitted(a, b, penalty):
    mean, deviation = a.mean(0), a.std(0)
    model = LogisticRegression(C=1 / penalty, tol=1e-10, max_iter=10000).fit((a - mean) / deviation, b)
    return model, mean, deviation


model, mean, deviation = fitted(x, y, 2.0)
out = {"sklearn": sklearn.__version__, "shares": model.predict_proba((x - mean) / deviation)[:6].round(8).tolist()}
held_out = np.empty(n, int)
steps_of = np.arange(n) // (rows * cols)
for fold in range(3):  # two steps each
    test = steps_of // 2 == fold
    model, mean, deviation = fitted(x[~test], y[~test], 2.0)
    held_out[test] = model.predict((x[test] - mean) / deviation)
out["held_out"] = held_out.tolist()
out["accuracy"] = float((held_out == y).mean())
out["balanced"] = float(balanced_accuracy_score(y, held_out))
out["confusion"] = confusion_matrix(y, held_out).tolist()
print(json.dumps(out))
