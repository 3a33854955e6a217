"""The home page and the page about the atlas."""

from django.shortcuts import render


def home(request):
    return render(request, "home.html")


def about(request):
    return render(request, "home.html")
