// SPDX-License-Identifier: Apache-2.0
/** {@code _pickle}: the pickler and the unpickler. {@link io.github.typhon.stdlib._pickle.Saver} walks objects and writes opcodes,
 *  {@link io.github.typhon.stdlib._pickle.Loader} runs them. Read first: {@link io.github.typhon.stdlib._pickle.Saver}. */
package io.github.typhon.stdlib._pickle;
