// SPDX-License-Identifier: Apache-2.0
/**
 * Python for Java programs: open an {@link io.github.typhon.interp.embed.Interpreter}, run source text, call values from any thread.
 * <p>Arrows: uses stdlib, runtime and what lies below; nothing in Typhon uses it. Read first: {@code Interpreter}, then {@code Attachments} for how Java
 * threads come to have thread states.
 */
package io.github.typhon.interp.embed;
