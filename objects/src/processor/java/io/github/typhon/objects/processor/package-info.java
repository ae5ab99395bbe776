// SPDX-License-Identifier: Apache-2.0
/** The annotation processor behind {@code objects.expose}: reads declarations with javac's model only, writes the tables of built-in types and
 *  modules through the Filer. Compiled before the module it serves and independent of it. Read {@link io.github.typhon.objects.processor.ExposeProcessor} first. */
package io.github.typhon.objects.processor;
